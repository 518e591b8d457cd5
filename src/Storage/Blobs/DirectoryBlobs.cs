using OrleansChat.Files;

namespace OrleansChat.Blobs;

/// <summary>
/// Contents as files of a directory that all fronts share, in 256 folders. A file gets its name when all of it is on the disk; what a
/// process that died left half written has another name, and is deleted when its content is. A marker tells the directory from the
/// empty one that is there while nothing is mounted.
/// </summary>
/// <param name="directory">Its path.</param>
/// <param name="hasAny">Whether contents are known to be there: then it has its marker, or is not the directory. Null: no.</param>
internal sealed class DirectoryBlobs(string directory, Func<CancellationToken, Task<bool>>? hasAny = null) : IBlobStore
{
    public const string Marker = ".orleans-chat-files";
    private const int NoSpace = 28;

    private string MarkerPath => Path.Combine(directory, Marker);

    public BlobPlace Place => BlobPlace.Directory;

    public bool IsUntouched => !File.Exists(MarkerPath);

    public async Task Write(Guid id, Stream content, CancellationToken cancellation)
    {
        await Mark(cancellation);
        var path = PathOf(id);
        var half = $"{path}.{Guid.NewGuid():N}";
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            var isNew = !Directory.Exists(folder);
            OwnerOnly.CreateFolder(folder);
            await using (var file = OwnerOnly.Open(half, FileMode.CreateNew, FileShare.None))
            {
                await content.CopyToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
            UnixFiles.SyncFolder(folder);
            if (isNew)
                UnixFiles.SyncFolder(directory);
        }
        catch (Exception fault) when (fault is IOException and not EndOfStreamException or UnauthorizedAccessException)
        {
            TryDelete(half);
            throw new BlobStoreException($"The directory of files {(IsFull(fault) ? "has no room left" : "cannot be written")}.", fault);
        }
        catch
        {
            TryDelete(half);
            throw;
        }
    }

    public Task<Stream?> Open(Guid id, long length, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            if (IsUntouched)
                throw Absent(gone);
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BlobStoreException("The directory of files cannot be read.", fault);
        }
    }

    public Task Delete(Guid id, CancellationToken cancellation)
    {
        try
        {
            if (IsUntouched)
                throw Absent(new DirectoryNotFoundException(MarkerPath));
            var path = PathOf(id);
            if (Directory.Exists(Path.GetDirectoryName(path)))
            {
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, $"{id:N}*"))
                    File.Delete(file);
            }

            return Task.CompletedTask;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BlobStoreException("The directory of files cannot be written.", fault);
        }
    }

    internal static bool IsFull(Exception fault) => (fault.HResult & 0xFFFF) is NoSpace or 0x70;

    private static BlobStoreException Absent(Exception cause) =>
        new($"The directory of files has no {Marker}: it is not mounted, or not the one that files were written to.", cause);

    /// <summary>The first time; afterwards the marker has to be there.</summary>
    private async Task Mark(CancellationToken cancellation)
    {
        if (!IsUntouched)
            return;
        if (hasAny is not null && await hasAny(cancellation))
            throw Absent(new DirectoryNotFoundException(MarkerPath));
        try
        {
            OwnerOnly.CreateFolder(directory);
            OwnerOnly.CreateFile(MarkerPath);
            UnixFiles.SyncFolder(directory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BlobStoreException("The directory of files cannot be written.", fault);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is deleted with its content.
        }
    }

    private string PathOf(Guid id) => Path.Combine(directory, $"{id:N}"[..2], $"{id:N}");
}
