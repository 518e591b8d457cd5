using System.Buffers.Binary;

namespace OrleansChat.Edge.Validation;

/// <summary>What kind of image bytes are, by their content and not by what anybody says of them.</summary>
internal static class ImageContent
{
    public const int MaxPixels = 1_024;

    /// <summary>image/png, image/jpeg or image/webp of a sensible size; null: nothing of the kind.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        var (type, size) = Look(bytes);
        return size is { Width: > 0 and <= MaxPixels, Height: > 0 and <= MaxPixels } ? type : null;
    }

    private static (string? Type, (int Width, int Height)? Size) Look(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 24 && bytes.StartsWith(Png))
            return ("image/png", (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])));
        if (bytes.Length > 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return ("image/webp", WebP(bytes));
        return bytes.StartsWith(Jpeg) ? ("image/jpeg", JpegSize(bytes)) : (null, null);
    }

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static (int, int)? WebP(ReadOnlySpan<byte> bytes)
    {
        var form = bytes[12..16];
        if (form.SequenceEqual("VP8 "u8))
            return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF);
        if (form.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }

        return form.SequenceEqual("VP8X"u8) ? (Three(bytes[24..]) + 1, Three(bytes[27..]) + 1) : null;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>Walks the segments to the frame header, which has the size.</summary>
    private static (int, int)? JpegSize(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
        }

        return null;
    }
}
