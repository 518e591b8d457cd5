using System.Buffers;
using System.Text;

namespace OrleansChat.Files.Checks;

/// <summary>Text in UTF-16 with its mark, as Notepad and Excel store what they call Unicode.</summary>
internal static class UnicodeText
{
    private const int HeadLetters = 2_048;

    private static readonly SearchValues<char> NoText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(static code => (char)code).Except("\t\n\r\f"), '\u007F', '\uFFFE', '\uFFFF']);

    public static bool IsMarked(ReadOnlySpan<byte> head) => IsLittle(head) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    public static async Task<string?> Refuse(byte[] head, Stream content, CancellationToken cancellation)
    {
        var encoding = new UnicodeEncoding(bigEndian: !IsLittle(head), byteOrderMark: true, throwOnInvalidBytes: true);
        var letters = new char[16 * 1024];
        content.Position = 0;
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        try
        {
            for (var first = true; await reader.ReadBlockAsync(letters, cancellation) is > 0 and var read; first = false)
            {
                var text = letters.AsMemory(0, read);
                if (text.Span.ContainsAny(NoText) || (first && IsMarkup(text.Span)))
                    return Results.RefusalCodes.FileContentMismatch;
            }
        }
        catch (DecoderFallbackException)
        {
            return Results.RefusalCodes.FileContentMismatch;
        }

        return null;
    }

    private static bool IsLittle(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);

    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart('\uFEFF');
        return FileContent.IsMarkup(Encoding.ASCII.GetBytes(start[..Math.Min(start.Length, HeadLetters)].ToArray()));
    }
}
