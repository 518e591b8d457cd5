using System.Security.Cryptography;
using OrleansChat.Files;

namespace OrleansChat.Blobs;

/// <summary>Stores outside the database: what was written is read by place, and gone when it is deleted.</summary>
public abstract class BlobStoreTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    internal abstract IBlobStore Store { get; }

    [Fact]
    public async Task Write_ThenOpen_ReadsFromAnyPlace()
    {
        var (id, content) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(1_500_000));
        await Store.Write(id, new MemoryStream(content), Never);
        await Store.Write(id, new MemoryStream(content), Never);

        await using var stream = (await Store.Open(id, content.Length, Never))!;

        Assert.Equal(content.Length, stream.Length);
        foreach (var at in (int[])[1_400_000, 0, 700_001])
        {
            stream.Position = at;
            var read = new byte[100_000];
            await stream.ReadExactlyAsync(read);
            Assert.Equal(content[at..(at + 100_000)], read);
        }

        stream.Position = content.Length;
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task Delete_LeavesNothing_AndTwiceIsOnce()
    {
        var id = Guid.NewGuid();
        await Store.Write(id, new MemoryStream([1, 2, 3]), Never);

        await Store.Delete(id, Never);
        await Store.Delete(id, Never);

        Assert.Null(await Store.Open(id, 3, Never));
        Assert.Null(await Store.Open(Guid.NewGuid(), 3, Never));
    }

    [Fact]
    public async Task Write_OfAContentThatBreaksOff_LeavesNothing()
    {
        var id = Guid.NewGuid();

        await Assert.ThrowsAnyAsync<Exception>(() => Store.Write(id, new BrokenStream(), Never));

        Assert.Null(await Store.Open(id, 1_000, Never));
    }

    private sealed class BrokenStream() : ReadAtStream(1_000_000)
    {
        protected override ValueTask<int> ReadAt(long position, Memory<byte> buffer, CancellationToken cancellation) =>
            position < 500_000 ? new(Math.Min(buffer.Length, 100_000)) : throw new InvalidOperationException("The database is away.");
    }
}

/// <summary>In a directory.</summary>
public sealed class DirectoryBlobTests : BlobStoreTests, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orleans-chat-blobs-");

    internal override IBlobStore Store => new DirectoryBlobs(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Write_MakesFiles_ThatNobodyElseReads()
    {
        if (OperatingSystem.IsWindows())
            return;
        await Store.Write(Guid.NewGuid(), new MemoryStream([1]), CancellationToken.None);

        var file = Assert.Single(
            _folder.GetFiles("*", SearchOption.AllDirectories), file => file.Name != DirectoryBlobs.Marker);
        Assert.Equal(OwnerOnly.FileMode, file.UnixFileMode);
        Assert.Equal(OwnerOnly.FolderMode, file.Directory!.UnixFileMode);
    }

    [Fact]
    public async Task Write_WhereItCannot_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "file"), "");
        var store = new DirectoryBlobs(Path.Combine(_folder.FullName, "file"));

        await Assert.ThrowsAsync<BlobStoreException>(() => store.Write(Guid.NewGuid(), new MemoryStream([1]), CancellationToken.None));
    }

    /// <summary>What Linux has for a disk without room.</summary>
    [Fact]
    public void FullDisk_IsKnownAsSuch()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var fault = Assert.Throws<IOException>(() => full.Write([1, 2, 3]));
        Assert.True(DirectoryBlobs.IsFull(fault));
    }
}
