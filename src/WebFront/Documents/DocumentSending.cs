using Microsoft.EntityFrameworkCore;
using OrleansChat.Agents;
using OrleansChat.Files;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Documents;

/// <summary>
/// Sends the latest version of a document: the chat gets a file of its own that shares the content, and goes with its message.
/// </summary>
internal sealed class DocumentSending(
    IDbContextFactory<ChatDbContext> databases, IFileStore files, FileSending sending, TimeProvider time)
{
    private static readonly Refusal NotFound = new(RefusalCodes.DocumentNotFound);

    public async Task<Result<SessionReceipt>> Send(
        AgentId self, SessionId session, DocumentId id, MessageId message, Func<FileRef?, Task<Result<SessionReceipt>>> send)
    {
        var copy = await Copy(self, session, id, message);
        if (copy is not null && (copy.File.MessageSeq is not null || await files.Claim(copy.Id, message.Value, CancellationToken.None)))
            return await sending.Sent(copy, message, send);
        // What was sent before is answered as it was; nothing else is sent.
        var known = await send(null);
        return known is { IsOk: false, Refusal.Code: RefusalCodes.FileNotFound } ? NotFound : known;
    }

    private async Task<StoredFile?> Copy(AgentId self, SessionId session, DocumentId id, MessageId message)
    {
        await using var database = await databases.CreateDbContextAsync();
        var latest = await (
            from version in database.DocumentVersions
            where version.DocumentId == id.Value
            orderby version.Number descending
            select new { version.FileId, version.Number }).FirstOrDefaultAsync();
        if (latest is null || await files.Find(new(latest.FileId), CancellationToken.None) is not { Blob: not null } document)
            return null;
        var now = time.GetUtcNow();
        return await files.Copy(
            document,
            new()
            {
                Id = UploadService.NewId(),
                SessionId = session.Value,
                Owner = FileOwner.Agent,
                AgentId = self.Value,
                // The same message is the same file.
                UploadKey = message.Value,
                BlobId = document.File.BlobId,
                Name = document.File.Name,
                Length = document.File.Length,
                State = FileState.Ready,
                Unscanned = document.File.Unscanned,
                MessageId = message.Value,
                DocumentId = id.Value,
                DocumentVersion = latest.Number,
                CreatedAt = now,
                TouchedAt = now,
            },
            CancellationToken.None);
    }
}
