using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using SkiaSharp;

namespace OrleansChat.Files.Checks;

/// <summary>
/// Thumbnail and preview of a picture, drawn anew: where and with what it was taken is not in them. What is downloaded is the file as it
/// was sent.
/// </summary>
internal static class Pictures
{
    public const int ThumbnailSide = 480;
    public const int PreviewSide = 2_048;
    private const int Quality = 80;

    /// <summary>Larger files are shown without a picture.</summary>
    private const long MostBytes = 64L << 20;

    /// <summary>By the header: what claims more is no photo.</summary>
    private const long MostPixels = 120_000_000;

    /// <summary>
    /// That are held in memory at once, as pixels or as what a JPEG of several scans is made of. Others are sent without a picture.
    /// </summary>
    private const long MostHeld = 25_000_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static readonly SemaphoreSlim Turn = new(1);
    private static readonly string[] Shown = ["image/png", "image/jpeg", "image/webp", "image/gif"];

    /// <summary>
    /// One after another: however many send pictures, chats keep their processors. Null without a code: it is none that is shown.
    /// </summary>
    public static async Task<(FilePicture? Picture, string? Refused)> Draw(FileType type, Stream content, CancellationToken cancellation)
    {
        if (!Shown.Contains(type.MediaType) || content.Length > MostBytes)
            return (null, null);
        // Whoever comes in a crowd sends without a picture, and not after it.
        if (!await Turn.WaitAsync(LongestWait, cancellation))
            return (null, null);
        try
        {
            var bytes = await FileContent.Read(content, 0, (int)content.Length, cancellation);
            return await Task.Run(() => Draw(bytes), cancellation);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static (FilePicture? Picture, string? Refused) Draw(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } info)
            return (null, RefusalCodes.FileDamaged);
        if ((long)info.Width * info.Height > MostPixels)
            return (null, RefusalCodes.FileExpands);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)PreviewSide / Math.Max(info.Width, info.Height)));
        var held = JpegScans.IsHeldWhole(bytes) ? info.Size : size;
        if ((long)held.Width * held.Height > MostHeld)
            return (null, null);
        using var pixels = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(pixels.Info, pixels.GetPixels()) != SKCodecResult.Success)
            return (null, RefusalCodes.FileDamaged);
        var turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var small = Smaller(pixels, PreviewSide);
        using var upright = ReencodedImage.Upright(small ?? pixels, codec.EncodedOrigin);
        var preview = upright ?? small ?? pixels;
        using var thumbnail = Smaller(preview, ThumbnailSide);
        return (
            new(
                turned ? info.Height : info.Width,
                turned ? info.Width : info.Height,
                Encoded(thumbnail ?? preview),
                Encoded(preview)),
            null);
    }

    /// <summary>Null: it is as small as that.</summary>
    private static SKBitmap? Smaller(SKBitmap picture, int side)
    {
        var factor = Math.Min(1d, (double)side / Math.Max(picture.Width, picture.Height));
        var size = new SKSizeI(Math.Max(1, (int)(picture.Width * factor)), Math.Max(1, (int)(picture.Height * factor)));
        return factor < 1 ? picture.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) : null;
    }

    private static byte[] Encoded(SKBitmap picture)
    {
        using var encoded = picture.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }
}
