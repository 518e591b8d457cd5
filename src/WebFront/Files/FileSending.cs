using OrleansChat.Channels;
using OrleansChat.Files.Checks;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>
/// From an upload to a message. The file is kept for the message first and is the message's in the transaction that stores it: whatever
/// fails between the two leaves neither a message without its file nor a file that nobody deletes.
/// </summary>
internal sealed class FileSending(IFileStore files, FileChecks checks)
{
    /// <param name="by">Who sends.</param>
    /// <param name="id">What was uploaded.</param>
    /// <param name="message">Its idempotency key.</param>
    /// <param name="settings">Of the channel, should nobody have looked into the file yet.</param>
    /// <param name="send">
    /// To the session; null where there is no such file (any more): a message that was sent before is answered as it was, and any other
    /// is refused.
    /// </param>
    public async Task<Result<SessionReceipt>> Send(
        Uploader by,
        FileId id,
        MessageId message,
        Func<Task<Result<FileSettings>>> settings,
        Func<FileRef?, Task<Result<SessionReceipt>>> send)
    {
        if (await files.Find(id, CancellationToken.None) is not { } file || !by.Owns(file.File) || file.File.SessionId != by.Session?.Value)
            return await send(null);
        var ready = await Ready(file, settings);
        if (!ready.IsOk)
            return ready.Refusal.Code == RefusalCodes.FileNotFound ? await send(null) : ready.Refusal;
        if (!await files.Claim(id, message.Value, CancellationToken.None))
            return await files.Find(id, CancellationToken.None) is null ? await send(null) : new Refusal(RefusalCodes.FileAlreadySent);
        return await Sent(ready.Value, message, send);
    }

    /// <summary>Of a file that is kept for the message.</summary>
    public async Task<Result<SessionReceipt>> Sent(
        StoredFile file, MessageId message, Func<FileRef?, Task<Result<SessionReceipt>>> send)
    {
        var receipt = await send(FileViews.Ref(file));
        // Refused for good, and so is every copy of the command that may still be on its way.
        if (!receipt.IsOk && receipt.Refusal.RetryAfter is null)
            await files.Release(file.Id, message.Value, CancellationToken.None);
        return receipt;
    }

    private async Task<Result<StoredFile>> Ready(StoredFile file, Func<Task<Result<FileSettings>>> settings)
    {
        // What is a message already, refused, or not all there is answered as it stands.
        if (file.File is { State: FileState.Refused } or { MessageSeq: not null } || !file.IsComplete)
            return await checks.Check(file, UploadService.Library, CancellationToken.None);
        var allowed = await settings();
        // Of one that is ready the session says best why nothing is sent any more.
        if (!allowed.IsOk)
            return file.File.State == FileState.Ready ? file : allowed.Refusal;
        // The channel may take other files now than when this one was uploaded.
        if (file.File.State == FileState.Ready && UploadService.Refuse(allowed.Value, file.File.Name, file.File.Length) is { } refusal)
            return refusal;
        return await checks.Check(file, allowed.Value, CancellationToken.None);
    }
}
