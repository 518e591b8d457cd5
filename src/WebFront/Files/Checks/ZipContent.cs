using System.Buffers.Binary;
using System.IO.Compression;
using OrleansChat.Results;

namespace OrleansChat.Files.Checks;

/// <summary>
/// Archives, and documents that are archives. Only the list of their entries is read; nothing is ever unpacked.
/// </summary>
internal static class ZipContent
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int MostEntries = 10_000;
    private const int MostRatio = 200;
    private const long AlwaysSmall = 64L << 20;
    private const long MostUnpacked = 4L << 30;

    /// <summary>What the folder of each document's own parts is called.</summary>
    private static readonly Dictionary<string, string> Folders = new()
    {
        [".docx"] = "word/",
        [".xlsx"] = "xl/",
        [".pptx"] = "ppt/",
    };

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The code of why it is refused; null: it is what its type says.</summary>
    public static async Task<string?> Refuse(FileType type, Stream content, CancellationToken cancellation)
    {
        if (await Entries(content, cancellation) is not { } count)
            return RefusalCodes.FileDamaged;
        if (count > MostEntries)
            return RefusalCodes.FileExpands;
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (Expands(archive, content.Length))
                return RefusalCodes.FileExpands;
            return Holds(type, archive) ? null : RefusalCodes.FileContentMismatch;
        }
        catch (InvalidDataException)
        {
            return RefusalCodes.FileDamaged;
        }
    }

    /// <summary>As its end says, before the list is read: null where there is no end.</summary>
    private static async Task<int?> Entries(Stream content, CancellationToken cancellation)
    {
        var from = Math.Max(0, content.Length - EndBytes - LongestComment);
        var tail = await FileContent.Read(content, from, EndBytes + LongestComment, cancellation);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + EndBytes <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)) : null;
    }

    /// <summary>By what the list says: entries that lie over each other are more, packed, than there is.</summary>
    private static bool Expands(ZipArchive archive, long length)
    {
        var packed = archive.Entries.Sum(static entry => (decimal)entry.CompressedLength);
        var unpacked = archive.Entries.Sum(static entry => (decimal)entry.Length);
        return packed > length || unpacked > MostUnpacked || (unpacked > AlwaysSmall && unpacked > (decimal)length * MostRatio);
    }

    private static bool Holds(FileType type, ZipArchive archive)
    {
        if (type.Group == FileGroup.Archive)
            return true;
        if (archive.Entries.Any(IsActive))
            return false;
        if (Folders.TryGetValue(type.Extensions[0], out var folder))
            return archive.GetEntry("[Content_Types].xml") is not null
                && archive.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal));
        return archive.Entries is [{ FullName: "mimetype" } first, ..] && first.Length == type.MediaType.Length
            && first.CompressedLength == first.Length && Text(first) == type.MediaType;
    }

    /// <summary>Macros and programs of documents.</summary>
    private static bool IsActive(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("macrosheets/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.Contains("activeX/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        var text = new char[entry.Length];
        return new(text, 0, reader.ReadBlock(text));
    }
}
