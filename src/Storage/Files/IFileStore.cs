using OrleansChat.Blobs;
using OrleansChat.Results;

namespace OrleansChat.Files;

/// <summary>Files and their contents: what is uploaded, checked, sent and let go of. Nothing here asks who calls.</summary>
public interface IFileStore
{
    /// <summary>
    /// Makes room for an upload, or answers the one that was begun with the same key. Refused where too much waits already, and where the
    /// chat is erased.
    /// </summary>
    Task<Result<StoredFile>> Begin(FileRow file, FileCaps caps, CancellationToken cancellation);

    /// <summary>Why no more of this upload is taken just now; null: it is.</summary>
    Task<Refusal?> RefuseMore(StoredFile file, FileCaps caps, CancellationToken cancellation);

    /// <summary>Null: there is none.</summary>
    Task<StoredFile?> Find(FileId id, CancellationToken cancellation);

    /// <summary>
    /// Stores the next bytes. Answers how many there are now; refused with <c>files.offset</c> where the upload stands elsewhere.
    /// </summary>
    Task<Result<long>> Append(StoredFile file, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>The file can be sent from now on. Answers it as it is stored, by whoever was first; null: it is gone.</summary>
    Task<StoredFile?> Settle(StoredFile file, FileFacts facts, CancellationToken cancellation);

    /// <summary>
    /// Brings the content to where contents are kept, and settles the file. What is written for a file that goes meanwhile is deleted
    /// again, also where this process dies.
    /// </summary>
    Task<StoredFile?> Keep(StoredFile file, FileFacts facts, Stream content, CancellationToken cancellation);

    /// <summary>
    /// Whoever gets true looks into a complete upload until then, and nobody else does; <paramref name="held"/> is what they said before.
    /// </summary>
    Task<bool> TakeTurn(FileId id, DateTimeOffset until, DateTimeOffset? held, CancellationToken cancellation);

    /// <summary>Lets the next one look.</summary>
    Task LeaveTurn(FileId id, DateTimeOffset held, CancellationToken cancellation);

    /// <summary>The file can never be sent, and its content goes. Answers it as it is stored; null: it is gone.</summary>
    Task<StoredFile?> Refuse(StoredFile file, string code, CancellationToken cancellation);

    /// <summary>Keeps a file that is ready for one message; false: it is not there, not ready, or another message has it.</summary>
    Task<bool> Claim(FileId id, Guid message, CancellationToken cancellation);

    /// <summary>The message was refused for good: the file may be sent with another, and a document's copy goes.</summary>
    Task Release(FileId id, Guid message, CancellationToken cancellation);

    /// <summary>
    /// A file of a chat with the content of one of the library, kept for the message. The same message again answers the same file.
    /// Null: the chat is erased, the document is gone, or the key is of another file.
    /// </summary>
    Task<StoredFile?> Copy(StoredFile document, FileRow copy, CancellationToken cancellation);

    /// <summary>Deletes what no message has; false: there is no such upload.</summary>
    Task<bool> Cancel(FileId id, CancellationToken cancellation);

    /// <summary>A picture of a file; null: it has none.</summary>
    Task<byte[]?> Picture(Guid blob, BlobRendition rendition, CancellationToken cancellation);

    /// <summary>
    /// Deletes what was not sent and not touched since, and forgets from whom older uploads came. Answers how many were deleted.
    /// </summary>
    Task<int> Expire(DateTimeOffset untouchedSince, DateTimeOffset networksBefore, CancellationToken cancellation);

    /// <summary>
    /// Deletes what did not move since: visitors' uploads that are not complete, and what waits in chats that are over for good.
    /// </summary>
    Task ExpireStalled(DateTimeOffset untouchedSince, CancellationToken cancellation);

    /// <summary>Deletes contents that no file has any more; true: there may be more of them.</summary>
    Task<bool> RemoveContents(CancellationToken cancellation);
}

/// <summary>A file, and its content as far as there is one.</summary>
public sealed record StoredFile(FileRow File, BlobRow? Blob)
{
    public FileId Id => new(File.Id);

    /// <summary>Bytes that are stored.</summary>
    public long Offset => Blob?.Length ?? 0;

    public bool IsComplete => Offset == File.Length;
}

/// <summary>What was found out about a content.</summary>
/// <param name="Place">Where it is from now on.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Unscanned">The scanner could not be asked.</param>
/// <param name="Picture">Of a picture that is shown.</param>
public sealed record FileFacts(BlobPlace Place, string MediaType, bool Unscanned, FilePicture? Picture);

/// <summary>A picture drawn anew, smaller.</summary>
public sealed record FilePicture(int Width, int Height, ReadOnlyMemory<byte> Thumbnail, ReadOnlyMemory<byte> Preview);

/// <summary>How much may wait.</summary>
/// <param name="WaitingPerSession">Files of one side of a chat that are not sent.</param>
/// <param name="BytesPerSession">Of all files of a chat.</param>
/// <param name="BytesPerNetwork">Announced by visitors in a day.</param>
/// <param name="BytesWaiting">Stored and not sent: of all visitors, and as much again of all agents.</param>
public sealed record FileCaps(int WaitingPerSession, long BytesPerSession, long BytesPerNetwork, long BytesWaiting)
{
    private const long Megabyte = 1 << 20;

    public static FileCaps Of(FileStorageOptions options) => new(
        options.WaitingPerSession,
        options.MegabytesPerSession * Megabyte,
        options.MegabytesPerAddress * Megabyte,
        options.MegabytesWaiting * Megabyte / 2);
}
