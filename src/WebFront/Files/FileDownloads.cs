using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Blobs;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>
/// Files that were sent, for whoever may read the chat, and those of the library for agents. Everybody else hears that there is none.
/// </summary>
internal sealed partial class FileDownloads(
    IFileStore files, BlobStores blobs, ChatFileAccess access, ILogger<FileDownloads> logger)
{
    private static readonly Refusal NotFound = new(RefusalCodes.FileNotFound);
    private static readonly Refusal Away = new(RefusalCodes.FilesAway, RetryAfter: TimeSpan.FromSeconds(10));

    public async Task<Result<StoredFile>> ForVisitor(FileId id, string token, VisitorOrigin origin, CancellationToken cancellation)
    {
        var chat = await access.ForVisitor(token, origin);
        if (!chat.IsOk)
            return chat.Refusal;
        return await files.Find(id, cancellation) is { File.MessageSeq: not null } file && file.File.SessionId == chat.Value.Id.Value
            ? file
            : NotFound;
    }

    public async Task<Result<StoredFile>> ForAgent(FileId id, AgentId self, CancellationToken cancellation)
    {
        if (await files.Find(id, cancellation) is not { } file)
            return NotFound;
        if (file.File is { Owner: FileOwner.Library, DocumentId: not null, SessionId: null })
            return file;
        if (file.File is not { MessageSeq: not null, SessionId: { } session })
            return NotFound;
        return await access.RefusesReading(self, new(session)) is { } refusal ? refusal : file;
    }

    /// <summary>The content as it was sent.</summary>
    public async Task<Result<Stream>> Content(StoredFile file, CancellationToken cancellation)
    {
        try
        {
            return file.Blob is { } blob && await blobs.Open(blob, cancellation) is { } content ? content : NotFound;
        }
        catch (BlobStoreException fault)
        {
            LogAway(logger, fault, file.Id);
            return Away;
        }
    }

    public async Task<Result<byte[]>> Picture(StoredFile file, BlobRendition rendition, CancellationToken cancellation) =>
        file.Blob is { Width: not null } blob && await files.Picture(blob.Id, rendition, cancellation) is { } picture ? picture : NotFound;

    [LoggerMessage(LogEvents.FileDownloadsAway, LogLevel.Warning, "File {File} could not be read from its store")]
    private static partial void LogAway(ILogger logger, Exception fault, FileId file);
}
