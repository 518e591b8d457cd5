using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using SkiaSharp;

namespace OrleansChat.Edge.Validation;

public class ReencodedImageTests
{
    private const int Enough = 40 * 1024;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void Picture_WithTrailingData_LosesIt(SKEncodedImageFormat format, string type)
    {
        var redrawn = ReencodedImage.Of([.. Pictures.Of(format, 40, 20), .. "<script>alert(1)</script>"u8], Enough)!;
        Assert.Equal(type, redrawn.ContentType);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(redrawn.Bytes), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(redrawn.Bytes);
        Assert.Equal((40, 20, "blue", "red"), (picture.Width, picture.Height, Colour(picture, 5, 10), Colour(picture, 35, 10)));
    }

    /// <summary>Where the half is that was on the left.</summary>
    [Theory]
    [InlineData(1, 40, 20, 5, 10)]
    [InlineData(2, 40, 20, 35, 10)]
    [InlineData(3, 40, 20, 35, 10)]
    [InlineData(4, 40, 20, 5, 10)]
    [InlineData(5, 20, 40, 10, 5)]
    [InlineData(6, 20, 40, 10, 5)]
    [InlineData(7, 20, 40, 10, 35)]
    [InlineData(8, 20, 40, 10, 35)]
    public void Picture_WithAnOrientation_IsUpright(byte orientation, int width, int height, int blueX, int blueY)
    {
        var redrawn = ReencodedImage.Of(Pictures.Turned(Pictures.Of(SKEncodedImageFormat.Jpeg, 40, 20), orientation), Enough)!;
        using var picture = SKBitmap.Decode(redrawn.Bytes);
        Assert.Equal((width, height, "blue"), (picture.Width, picture.Height, Colour(picture, blueX, blueY)));
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(redrawn.Bytes), StringComparison.Ordinal);
    }

    /// <summary>
    /// A few pictures at once must not take the processors from the chats. Objects per pixel would be hundreds of megabytes.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Picture_OfTheLargestSize_IsTurnedWithoutAllocationsPerPixel(byte orientation)
    {
        var large = Pictures.Turned(Pictures.Of(SKEncodedImageFormat.Jpeg, ImageContent.MaxPixels, ImageContent.MaxPixels), orientation);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(ReencodedImage.Of(large, Enough));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Picture_Transparent_StaysTransparent()
    {
        using var clear = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        clear.Erase(new SKColor(0, 128, 0, 64));
        using var encoded = clear.Encode(SKEncodedImageFormat.Png, 100);
        using var picture = SKBitmap.Decode(ReencodedImage.Of(encoded.ToArray(), Enough)!.Bytes);
        Assert.Equal(64, picture.GetPixel(4, 4).Alpha);
    }

    [Fact]
    public void Picture_TooLarge_IsMadeSmallerOrRefused()
    {
        var noise = Noise();
        var redrawn = ReencodedImage.Of(noise, Enough)!;
        Assert.InRange(redrawn.Bytes.Length, 1, Enough);
        Assert.Equal("image/webp", redrawn.ContentType);
        Assert.Null(ReencodedImage.Of(noise, 500));
    }

    [Fact]
    public void Picture_BrokenOrOfAnotherKind_IsRefused()
    {
        var png = Pictures.Of(SKEncodedImageFormat.Png, 40, 20);
        Assert.Null(ReencodedImage.Of(png[..40], Enough));
        Assert.Null(ReencodedImage.Of("GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), Enough));
        Assert.Null(ReencodedImage.Of([], Enough));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Of_LargerThanAllowed_IsRefused(SKEncodedImageFormat format)
    {
        Assert.Null(ReencodedImage.Of(Pictures.Of(format, ImageContent.MaxPixels + 1, 2), Enough));
        Assert.Null(ReencodedImage.Of(Pictures.Of(format, 2, ImageContent.MaxPixels + 1), Enough));
        Assert.NotNull(ReencodedImage.Of(Pictures.Of(format, ImageContent.MaxPixels, 2), Enough));
    }

    /// <summary>A size that no memory holds: what it says of itself is read, and no pixel of it.</summary>
    [Fact]
    public void Of_HugeBySize_IsRefusedWithoutItsPixels()
    {
        var bomb = Pictures.Of(SKEncodedImageFormat.Png, 40, 20);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 100_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc32(bomb.AsSpan(12, 17)));

        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        Assert.Null(ReencodedImage.Of(bomb, Enough));
        Assert.InRange(Process.GetCurrentProcess().PeakWorkingSet64 - before, 0, 1_000_000_000);
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static string Colour(SKBitmap picture, int x, int y) => picture.GetPixel(x, y) is { Blue: > 200, Red: < 60 } ? "blue" : "red";

    private static byte[] Noise()
    {
        var random = new Random(1);
        using var pixels = new SKBitmap(new SKImageInfo(180, 180, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var at = 0; at < 180 * 180; at++)
            pixels.SetPixel(at % 180, at / 180, new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        using var encoded = pixels.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}
