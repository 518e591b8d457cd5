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

    protected override async Task Work(CancellationToken stopping)
    {
        var expired = _time.GetUtcNow();
        while (true)
        {
            await Task.Delay(Look, _time, stopping);
            var now = _time.GetUtcNow();
            if (now - expired >= LookForExpired)
            {
                expired = now;
                await files.Expire(now - options.KeepUnsent, now - KeepNetworks, stopping);
            }

            await Remove(stopping);
        }
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
