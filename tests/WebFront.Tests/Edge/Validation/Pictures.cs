using System.Text;
using SkiaSharp;

namespace OrleansChat.Edge.Validation;

/// <summary>Pictures to upload: red, the left half blue.</summary>
internal static class Pictures
{
    public static byte[] Of(SKEncodedImageFormat format, int width, int height)
    {
        using var pixels = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var x = 0; x < width; x++)
        {
            for (var y = 0; y < height; y++)
                pixels.SetPixel(x, y, x < width / 2 ? new SKColor(0, 0, 255) : new SKColor(255, 0, 0));
        }

        using var encoded = pixels.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>The same by a camera that says how it was held: 1 upright, 6 on its right side.</summary>
    public static byte[] Turned(byte[] jpeg, byte orientation = 6)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. Encoding.ASCII.GetBytes("Exif\0\0MM\0*"), 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }
}
