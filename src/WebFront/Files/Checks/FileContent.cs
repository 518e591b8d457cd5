using System.Buffers;

namespace OrleansChat.Files.Checks;

/// <summary>
/// Whether a content is what its name says. By signatures of our own: the libraries that there are know a hundred kinds that nobody may
/// send here, and not what makes one of ours unsafe.
/// </summary>
internal static class FileContent
{
    private const int HeadBytes = 4_096;
    private const int TailBytes = 2_048;
    private const int ShortestHead = 12;

    private static readonly SearchValues<byte> NoText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(static code => (byte)code).Except("\t\n\r\f"u8.ToArray()), 0x7F]);

    /// <summary>How a content is refused that is not of this type; null: it is, as far as can be told.</summary>
    public static async Task<string?> Refuse(FileType type, Stream content, CancellationToken cancellation)
    {
        var head = await Read(content, 0, HeadBytes, cancellation);
        if (type.Group == FileGroup.Text)
            return await RefuseText(head, content, cancellation);
        if (!Begins(type.MediaType, head))
            return Results.RefusalCodes.FileContentMismatch;
        if (type.MediaType == "application/pdf")
        {
            var tail = await Read(content, Math.Max(0, content.Length - TailBytes), TailBytes, cancellation);
            return tail.AsSpan().IndexOf("%%EOF"u8) >= 0 ? null : Results.RefusalCodes.FileDamaged;
        }

        return ZipContent.IsZip(head) ? await ZipContent.Refuse(type, content, cancellation) : null;
    }

    private static bool Begins(string mediaType, ReadOnlySpan<byte> head) => head.Length >= ShortestHead && mediaType switch
    {
        "image/png" => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        "image/jpeg" => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "image/webp" => head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8),
        "image/gif" => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8),
        "image/heic" => IsMedia(head, "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"),
        "application/pdf" => head.StartsWith("%PDF-"u8),
        "application/rtf" => head.StartsWith("{\\rtf"u8),
        "audio/mpeg" => head.StartsWith("ID3"u8) || (head[0] == 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x06) is 0x02 or 0x04),
        "audio/mp4" => IsMedia(head, "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "dash"),
        "audio/ogg" => head.StartsWith("OggS"u8),
        "audio/wav" => head.StartsWith("RIFF"u8) && head[8..].StartsWith("WAVE"u8),
        "audio/flac" => head.StartsWith("fLaC"u8),
        "video/mp4" => IsMedia(head, "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4VH", "dash", "MSNV"),
        "video/quicktime" => IsMedia(head, "qt  "),
        "video/webm" => head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head.IndexOf("webm"u8) is > 0 and < 64,
        _ => ZipContent.IsZip(head),
    };

    private static bool IsMedia(ReadOnlySpan<byte> head, params ReadOnlySpan<string> brands)
    {
        if (!head[4..].StartsWith("ftyp"u8))
            return false;
        foreach (var brand in brands)
        {
            if (System.Text.Encoding.ASCII.GetString(head[8..12]) == brand)
                return true;
        }

        return false;
    }

    /// <summary>In whatever encoding that has letters at their places, and no markup or program for a start.</summary>
    private static async Task<string?> RefuseText(byte[] head, Stream content, CancellationToken cancellation)
    {
        if (UnicodeText.IsMarked(head))
            return await UnicodeText.Refuse(head, content, cancellation);
        if (IsMarkup(head))
            return Results.RefusalCodes.FileContentMismatch;
        var buffer = new byte[64 * 1024];
        content.Position = 0;
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).ContainsAny(NoText))
                return Results.RefusalCodes.FileContentMismatch;
        }

        return null;
    }

    internal static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var start = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n\f"u8);
        return start.StartsWith("#!"u8) || start.StartsWith("%!"u8) || start.StartsWith("%PDF-"u8) || start.StartsWith("{\\rtf"u8)
            || (start.Length > 1 && start[0] == '<'
                && (start[1] is (byte)'!' or (byte)'?' or (byte)'/' || char.IsAsciiLetter((char)start[1])));
    }

    internal static async Task<byte[]> Read(Stream content, long from, int most, CancellationToken cancellation)
    {
        content.Position = from;
        var bytes = new byte[Math.Min(most, content.Length - from)];
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
