using OrleansChat.Files;

namespace OrleansChat.Blobs;

/// <summary>
/// Contents as files of a directory that all fronts share, in 256 folders. A file gets its name when all of it is on the disk; what a
/// process that died left half written has another name, and is deleted when its content is.
/// </summary>
internal sealed class DirectoryBlobs(string directory) : IBlobStore
{
    private const int NoSpace = 28;

    public BlobPlace Place => BlobPlace.Directory;

    public async Task Write(Guid id, Stream content, CancellationToken cancellation)
    {
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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
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
