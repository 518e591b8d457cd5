namespace OrleansChat.Edge.Validation;

/// <summary>Which pictures are taken, by their content and not by what anybody says of them.</summary>
internal static class ImageContent
{
    public const int MaxPixels = 1_024;

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Whether the bytes begin as a PNG, JPEG or WebP.</summary>
    public static bool IsSupported(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Png) || bytes.StartsWith(Jpeg)
            || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8));
}
