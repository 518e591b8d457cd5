using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Files.Scanning;
using OrleansChat.Results;

namespace OrleansChat.Files.Checks;

/// <summary>
/// Looks into an upload that is complete, and brings it to where contents are kept. Whoever comes first does it, on whichever front; the
/// others wait for what they find.
/// </summary>
internal sealed partial class FileChecks(
    IFileStore files, CheckTurns turns, BlobStores blobs, IFileScanner scanner, ILogger<FileChecks> logger)
{
    private static readonly Refusal Gone = new(RefusalCodes.FileNotFound);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The file, ready to be sent; or why it never will be, which is kept with it. What only lacks a scanner or room can be tried again.
    /// </summary>
    public async Task<Result<StoredFile>> Check(StoredFile file, FileSettings settings, CancellationToken cancellation)
    {
        if (file.File.State == FileState.Uploading && file.IsComplete)
        {
            try
            {
                var checkedFile = await turns.Take(file, (now, lost) => Look(now, settings, lost), cancellation);
                if (!checkedFile.IsOk)
                    return checkedFile;
                file = checkedFile.Value;
            }
            catch (BlobStoreException fault)
            {
                LogNoRoom(logger, fault, file.Id);
                return new Refusal(RefusalCodes.FilesNoRoom, RetryAfter: Later);
            }
        }

        return file.File switch
        {
            { State: FileState.Ready } => file,
            { Refusal: { } code } => new Refusal(code),
            _ => Incomplete(file),
        };
    }

    private static Refusal Incomplete(StoredFile file) =>
        Refusal.With(RefusalCodes.FileIncomplete, "offset", file.Offset.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private async Task<Result<StoredFile>> Look(StoredFile file, FileSettings settings, CancellationToken cancellation)
    {
        if (file.Blob is null || await blobs.Open(file.Blob, cancellation) is not { } opened)
            return Gone;
        await using var content = opened;
        if (FileTypes.OfName(file.File.Name) is not { } type || !settings.Allows(type.Group))
            return await Refuse(file, RefusalCodes.FileKindNotAllowed, cancellation);
        if (await FileContent.Refuse(type, content, cancellation) is { } code)
            return await Refuse(file, code, cancellation);
        var scan = await scanner.Scan(content, cancellation);
        if (scan == ScanOutcome.Infected)
            return await Refuse(file, RefusalCodes.FileInfected, cancellation);
        if (scan == ScanOutcome.Unknown && settings.Unscanned == UnscannedFiles.Refuse)
            return new Refusal(RefusalCodes.FileScannerAway, RetryAfter: Later);
        var (picture, broken) = await Pictures.Draw(type, content, cancellation);
        if (broken is not null)
            return await Refuse(file, broken, cancellation);
        var facts = new FileFacts(blobs.Current.Place, type.MediaType, scan == ScanOutcome.Unknown, picture);
        return await files.Keep(file, facts, content, cancellation) is { } kept ? kept : Gone;
    }

    private async Task<Result<StoredFile>> Refuse(StoredFile file, string code, CancellationToken cancellation) =>
        await files.Refuse(file, code, cancellation) is { } refused ? refused : Gone;

    [LoggerMessage(LogEvents.FileChecksNoRoom, LogLevel.Error, "File {File} could not be brought to its store")]
    private static partial void LogNoRoom(ILogger logger, Exception fault, FileId file);
}
