using OrleansChat.Blobs;
using OrleansChat.Hosting;

namespace OrleansChat.Files;

/// <summary>Deletes uploads that nobody sends, and the contents of files that are gone.</summary>
internal sealed partial class FileRetention(
    IFileStore files, FileStorageOptions options, TimeProvider time, ILogger<FileRetention> logger) : EnduringService(time, logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookForExpired = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepNetworks = TimeSpan.FromDays(1);
    private readonly TimeProvider _time = time;

    /// <summary>Kept over surprises; long ago: soon after the start.</summary>
    private DateTimeOffset _expired = DateTimeOffset.MinValue;

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await Task.Delay(Look, _time, stopping);
            try
            {
                await Expire(stopping);
            }
            finally
            {
                // What keeps one from its work keeps not the other.
                await Remove(stopping);
            }
        }
    }

    private async Task Expire(CancellationToken stopping)
    {
        var now = _time.GetUtcNow();
        await files.ExpireStalled(now - options.KeepStalled, stopping);
        if (now - _expired < LookForExpired)
            return;
        await files.Expire(now - options.KeepUnsent, now - KeepNetworks, stopping);
        _expired = now;
    }

    private async Task Remove(CancellationToken stopping)
    {
        try
        {
            while (await files.RemoveContents(stopping))
            {
                // There are more.
            }
        }
        catch (BlobStoreException fault)
        {
            LogNotDeleted(logger, fault);
        }
    }

    [LoggerMessage(
        LogEvents.FileRetentionNotDeleted,
        LogLevel.Warning,
        "Contents of deleted files are still in their store; it is tried again")]
    private static partial void LogNotDeleted(ILogger logger, Exception fault);
}
