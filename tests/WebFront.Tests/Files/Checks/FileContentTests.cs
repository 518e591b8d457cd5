using System.IO.Compression;
using System.Text;
using OrleansChat.Results;
using SkiaSharp;

namespace OrleansChat.Files.Checks;

/// <summary>Contents against names.</summary>
public class FileContentTests
{
    private const string Mismatch = RefusalCodes.FileContentMismatch;

    private static readonly byte[] Png = Edge.Validation.Pictures.Of(SKEncodedImageFormat.Png, 8, 8);
    private static readonly byte[] Jpeg = Edge.Validation.Pictures.Of(SKEncodedImageFormat.Jpeg, 8, 8);
    private static readonly byte[] Pdf = [.. "%PDF-1.7 and so on"u8, .. "\n%%EOF\n"u8];
    private static readonly byte[] Html = [.. "<html><script>alert(document.domain)</script></html>"u8];

    public static TheoryData<string, byte[], string?> Contents => new()
    {
        { "a.png", Png, null },
        { "a.jpg", Jpeg, null },
        { "a.webp", Edge.Validation.Pictures.Of(SKEncodedImageFormat.Webp, 8, 8), null },
        { "a.jpg", Png, Mismatch },
        { "a.png", Html, Mismatch },
        { "a.gif", [.. "GIF89a/*"u8, .. "*/=alert(1)//"u8], null },
        { "a.pdf", Pdf, null },
        { "a.pdf", [.. Html, .. Pdf], Mismatch },
        { "a.pdf", "%PDF-1.7 cut off in the middle"u8.ToArray(), RefusalCodes.FileDamaged },
        { "a.txt", "Blåbær\r\n\t🫐\n"u8.ToArray(), null },
        { "a.txt", Encoding.Latin1.GetBytes("Blåbær i Windows sin koding"), null },
        { "a.txt", Html, Mismatch },
        { "a.txt", [.. "\uFEFF \n\t<!doctype html>"u8], Mismatch },
        { "a.txt", "<?php system($_GET[0]);"u8.ToArray(), Mismatch },
        { "a.txt", "#!/bin/sh\nrm -rf /"u8.ToArray(), Mismatch },
        { "a.txt", "MZ\u0090\0\u0003\0"u8.ToArray(), Mismatch },
        { "a.txt", Pdf, Mismatch },
        { "a.csv", "navn;antall\nblåbær;3"u8.ToArray(), null },
        { "a.md", "3 < 4 and 5 > 4"u8.ToArray(), null },
        { "a.mp3", [.. "ID3"u8, .. new byte[40]], null },
        { "a.mp3", [0xFF, 0xFB, .. new byte[40]], null },
        { "a.mp3", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<script>alert(1)</script>")], Mismatch },
        { "a.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[40]], null },
        { "a.mp4", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]], Mismatch },
        { "a.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[40]], null },
        { "a.wav", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8], null },
        { "a.wav", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8], Mismatch },
        { "a.png", Png[..4], Mismatch },
        { "a.zip", Zip(("a.txt", "hei")), null },
        { "a.docx", Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), null },
        { "a.xlsx", Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), Mismatch },
        { "a.docx", Zip(("a.txt", "hei")), Mismatch },
        { "a.docx", Zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"), ("word/vbaProject.bin", "macro")), Mismatch },
        { "a.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), null },
        { "a.ods", Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), Mismatch },
        { "a.zip", [.. "PK\u0003\u0004"u8, .. new byte[100]], RefusalCodes.FileDamaged },
        { "a.zip", ManyEntries(), RefusalCodes.FileExpands },
        { "a.docx", Bomb(), RefusalCodes.FileExpands },
        { "a.zip", [.. Jpeg, .. Zip(("a.txt", "hei"))], Mismatch },
    };

    [Theory]
    [InlineData("a.svg")]
    [InlineData("a.html")]
    [InlineData("a.js")]
    [InlineData("a.exe")]
    [InlineData("a.docm")]
    [InlineData("a.png.hta")]
    [InlineData("png")]
    [InlineData("a")]
    public void OfName_WhatNobodyMaySend_IsNoKind(string name) => Assert.Null(FileTypes.OfName(name));

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Refuse_OfAContent_GoesByWhatIsInIt(string name, byte[] content, string? code)
    {
        using var stream = new MemoryStream(content);

        Assert.Equal(code, await FileContent.Refuse(FileTypes.OfName(name)!, stream, CancellationToken.None));
    }

    [Fact]
    public async Task Draw_OfAPictureThatClaimsToBeHuge_IsRefusedByItsHeader()
    {
        var (picture, refused) = await Draw("a.png", Claiming(100_000, 100_000));

        Assert.Equal((null, RefusalCodes.FileExpands), (picture, refused));
    }

    [Fact]
    public async Task Draw_OfALargeProgressiveJpeg_HasNoPicture() =>
        Assert.Equal((null, null), await Draw("a.jpg", LargeJpeg(frame: 0xC2, colorsOfScan: 3)));

    [Theory]
    [InlineData(0xC0, 3, false)]
    [InlineData(0xC0, 1, true)]
    [InlineData(0xC2, 3, true)]
    public void IsHeldWhole_OfAJpeg_GoesByItsScans(byte frame, byte colorsOfScan, bool held) =>
        Assert.Equal(held, JpegScans.IsHeldWhole(LargeJpeg(frame, colorsOfScan)));

    /// <summary>That says it has 30 million pixels.</summary>
    private static byte[] LargeJpeg(byte frame, byte colorsOfScan)
    {
        var jpeg = Edge.Validation.Pictures.Of(SKEncodedImageFormat.Jpeg, 64, 64);
        var start = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg[start + 1] = frame;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(start + 5), 5_000);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(start + 7), 6_000);
        jpeg[jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + 4] = colorsOfScan;
        return jpeg;
    }

    [Theory]
    [InlineData(false, "Bestilling\r\nto kilo blåbær", null)]
    [InlineData(true, "Bestilling\r\nto kilo blåbær", null)]
    [InlineData(false, "  <html><script>", RefusalCodes.FileContentMismatch)]
    [InlineData(true, "#!/bin/sh", RefusalCodes.FileContentMismatch)]
    [InlineData(false, "a\0b", RefusalCodes.FileContentMismatch)]
    public async Task Refuse_OfATextInUtf16_GoesByItsLetters(bool big, string text, string? code)
    {
        var encoding = new System.Text.UnicodeEncoding(big, byteOrderMark: true);
        var letters = text.SelectMany(letter => big ? new[] { (byte)(letter >> 8), (byte)letter } : [(byte)letter, (byte)(letter >> 8)]);
        using var content = new MemoryStream([.. encoding.GetPreamble(), .. letters]);

        Assert.Equal(code, await FileContent.Refuse(FileTypes.OfName("a.txt")!, content, CancellationToken.None));
    }

    [Theory]
    [InlineData("an honest end", null)]
    [InlineData("a number that lies", 10)]
    [InlineData("an offset that is elsewhere", 16)]
    public async Task Refuse_OfAnArchiveOfTooManyEntries_BelievesNoNumber(string how, int? lie)
    {
        var zip = ManyEntries();
        var end = zip.AsSpan(zip.Length - 22);
        if (lie == 10)
            (end[8], end[9], end[10], end[11]) = (1, 0, 1, 0);
        if (lie == 16)
            end.Slice(16, 4).Fill(0xFF);
        using var content = new MemoryStream(zip);

        Assert.True(
            await FileContent.Refuse(FileTypes.OfName("a.zip")!, content, CancellationToken.None) == RefusalCodes.FileExpands, how);
    }

    [Fact]
    public async Task Refuse_OfAnArchiveWhoseEndIsAboutALargerOne_IsTheSame()
    {
        var zip = Zip(("a.txt", "a"));
        byte[] locator = [.. "PK\u0006\u0007"u8, .. new byte[16]];
        using var content = new MemoryStream([.. zip[..^22], .. locator, .. zip[^22..]]);

        Assert.Equal(RefusalCodes.FileExpands, await FileContent.Refuse(FileTypes.OfName("a.zip")!, content, CancellationToken.None));
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.jpg")]
    public async Task Draw_OfAPictureThatIsCutOff_IsRefused(string name)
    {
        var whole = name == "a.png" ? Png : Jpeg;
        var (picture, refused) = await Draw(name, whole[..(whole.Length / 2)]);
        Assert.Equal((null, RefusalCodes.FileDamaged), (picture, refused));
    }

    [Fact]
    public async Task Draw_OfALargePhoto_IsSmallerAndKeepsItsShape()
    {
        var (picture, _) = await Draw("a.jpg", Edge.Validation.Pictures.Of(SKEncodedImageFormat.Jpeg, 5_000, 100));

        Assert.Equal((5_000, 100), (picture!.Width, picture.Height));
        using var preview = SKBitmap.Decode(picture.Preview.Span);
        using var thumbnail = SKBitmap.Decode(picture.Thumbnail.Span);
        Assert.InRange(preview.Width, 1_000, Pictures.PreviewSide);
        Assert.Equal(Pictures.ThumbnailSide, thumbnail.Width);
        Assert.InRange(thumbnail.Height, 9, 10);
    }

    private static async Task<(FilePicture? Picture, string? Refused)> Draw(string name, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await Pictures.Draw(FileTypes.OfName(name)!, stream, CancellationToken.None);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                var level = name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
                using var writer = new StreamWriter(archive.CreateEntry(name, level).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] ManyEntries()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var entry = 0; entry < 10_001; entry++)
                archive.CreateEntry($"{entry}", CompressionLevel.NoCompression);
        }

        return bytes.ToArray();
    }

    /// <summary>A hundred megabytes of zeros in a few kilobytes.</summary>
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 100; megabyte++)
                entry.Write(zeros);
        }

        return bytes.ToArray();
    }

    /// <summary>The picture with another size in its header, and a right checksum.</summary>
    private static byte[] Claiming(int width, int height)
    {
        var png = (byte[])Png.Clone();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
