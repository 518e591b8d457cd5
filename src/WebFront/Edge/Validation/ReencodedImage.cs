using System.Runtime.InteropServices;
using SkiaSharp;

namespace OrleansChat.Edge.Validation;

/// <summary>
/// A picture drawn anew: only its pixels are kept. Where and with what a photo was taken is gone, and so is whatever else was hidden in
/// the file or behind it.
/// </summary>
/// <param name="ContentType">image/png, image/jpeg or image/webp.</param>
/// <param name="Bytes">The file.</param>
internal sealed record ReencodedImage(string ContentType, byte[] Bytes)
{
    /// <summary>As good as the browser's; then smaller and smaller, until it is small enough.</summary>
    private static readonly (SKEncodedImageFormat Format, int Quality)[] Smaller =
        [(SKEncodedImageFormat.Webp, 90), (SKEncodedImageFormat.Webp, 75), (SKEncodedImageFormat.Webp, 50)];

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The same, one after another: however many send pictures, chats keep their processors.</summary>
    public static async Task<ReencodedImage?> InTurn(byte[] bytes, int maxBytes, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            return Of(bytes, maxBytes);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Null: no PNG, JPEG or WebP of a sensible size, broken, or it cannot be made small enough.</summary>
    /// <param name="bytes">From outside.</param>
    /// <param name="maxBytes">Of the file that comes out.</param>
    public static ReencodedImage? Of(byte[] bytes, int maxBytes)
    {
        // Nothing else reaches the library, which knows many more formats. The size is read before any pixel is.
        if (!ImageContent.IsSupported(bytes))
            return null;
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is not { Width: > 0 and <= ImageContent.MaxPixels, Height: > 0 and <= ImageContent.MaxPixels } info)
            return null;
        using var pixels = new SKBitmap(
            new SKImageInfo(info.Width, info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
            return null;
        using var upright = Upright(pixels, codec.EncodedOrigin);
        return Encoded(upright ?? pixels, codec.EncodedFormat, maxBytes);
    }

    private static ReencodedImage? Encoded(SKBitmap pixels, SKEncodedImageFormat format, int maxBytes)
    {
        foreach (var (into, quality) in (((SKEncodedImageFormat, int)[])[(format, 90), .. Smaller]).Distinct())
        {
            using var encoded = pixels.Encode(into, quality);
            if (encoded is not null && encoded.Size <= maxBytes)
                return new($"image/{into.ToString().ToLowerInvariant()}", encoded.ToArray());
        }

        return null;
    }

    /// <summary>A camera says how it was held in what is thrown away here. Null: it is upright as it is.</summary>
    internal static SKBitmap? Upright(SKBitmap pixels, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return null;
        var (width, height) = (pixels.Width, pixels.Height);
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(pixels.Info.WithSize(turned ? height : width, turned ? width : height));
        var from = MemoryMarshal.Cast<byte, uint>(pixels.GetPixelSpan());
        var to = MemoryMarshal.Cast<byte, uint>(upright.GetPixelSpan());
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (toX, toY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (width - 1 - x, height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (height - 1 - y, x),
                    SKEncodedOrigin.RightBottom => (height - 1 - y, width - 1 - x),
                    _ => (y, width - 1 - x),
                };
                to[(toY * upright.Width) + toX] = from[(y * width) + x];
            }
        }

        return upright;
    }
}
