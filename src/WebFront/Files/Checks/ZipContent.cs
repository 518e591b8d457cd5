using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using OrleansChat.Results;

namespace OrleansChat.Files.Checks;

/// <summary>
/// Archives, and documents that are archives. Only the list of their entries is read; nothing is ever unpacked.
/// </summary>
internal static class ZipContent
{
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocatorBytes = 20;
    private const int LongestComment = ushort.MaxValue;
    private const int MostEntries = 10_000;
    private const int MostRatio = 200;
    private const long AlwaysSmall = 64L << 20;
    private const long MostUnpacked = 4L << 30;

    private static readonly SemaphoreSlim Turns = new(2);

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
        if (await List(content, cancellation) is not { } list)
            return RefusalCodes.FileDamaged;
        if (list < 0 || await HasTooMany(content, list, cancellation))
            return RefusalCodes.FileExpands;
        await Turns.WaitAsync(cancellation);
        try
        {
            // The library reads while its caller waits: a few at once keep all others' threads.
            return await Task.Run(() => Refuse(type, content), cancellation);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static string? Refuse(FileType type, Stream content)
    {
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

    /// <summary>
    /// Where the list begins, as the end says: null where there is no end, and negative where that is said elsewhere, for archives larger
    /// than any that may be sent.
    /// </summary>
    private static async Task<long?> List(Stream content, CancellationToken cancellation)
    {
        var from = Math.Max(0, content.Length - EndBytes - LongestComment - LocatorBytes);
        var tail = await FileContent.Read(content, from, EndBytes + LongestComment + LocatorBytes, cancellation);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndBytes > tail.Length)
            return null;
        var end = tail.AsSpan(at, EndBytes);
        var isLarge = MemoryMarshal.Cast<byte, ushort>(end[4..12]).Contains(ushort.MaxValue)
            || BinaryPrimitives.ReadUInt32LittleEndian(end[12..]) == uint.MaxValue
            || BinaryPrimitives.ReadUInt32LittleEndian(end[16..]) == uint.MaxValue
            || (at >= LocatorBytes && tail.AsSpan(at - LocatorBytes).StartsWith("PK\u0006\u0007"u8));
        return isLarge ? -1 : BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
    }

    /// <summary>Counted, before anything is made of them: what the end says of their number nobody has to believe.</summary>
    private static async Task<bool> HasTooMany(Stream content, long list, CancellationToken cancellation)
    {
        var (at, count) = (list, 0);
        while (at + EntryBytes <= content.Length)
        {
            var entry = await FileContent.Read(content, at, EntryBytes, cancellation);
            if (!entry.AsSpan().StartsWith("PK\u0001\u0002"u8))
                return false;
            if (++count > MostEntries)
                return true;
            at += EntryBytes + Number(entry, 28) + Number(entry, 30) + Number(entry, 32);
        }

        return false;
    }

    private static int Number(byte[] entry, int at) => BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(at));

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
