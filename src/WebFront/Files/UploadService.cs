using OrleansChat.Agents;
using OrleansChat.Blobs;
using OrleansChat.Channels;
using OrleansChat.Files.Checks;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Files;

/// <summary>Who uploads, and for which chat; without one for the library.</summary>
/// <param name="Owner">The side.</param>
/// <param name="Session">Null: for the library, or (of an agent who goes on) for any chat of theirs.</param>
/// <param name="Agent">Null: the visitor.</param>
/// <param name="Network">Of a visitor.</param>
internal sealed record Uploader(FileOwner Owner, SessionId? Session, AgentId? Agent = null, string? Network = null)
{
    /// <summary>Nobody goes on with what others began.</summary>
    public bool Owns(FileRow file) => Agent is { } agent
        ? file.AgentId == agent.Value && file.Owner != FileOwner.Visitor
        : file.Owner == FileOwner.Visitor && file.SessionId == Session?.Value;
}

/// <summary>What an upload is to become.</summary>
internal sealed record AnnouncedFile(string Name, long Length, Guid Key);

/// <summary>Files on their way here. Each part is durable when it is answered, on whichever front it came in.</summary>
internal sealed class UploadService(IFileStore files, FileChecks checks, FileStorageOptions options, TimeProvider time)
{
    /// <summary>For documents of the library, which its editors choose.</summary>
    public static readonly FileSettings Library = new() { Megabytes = 100, Video = true, Archives = true };

    private static readonly Refusal NotFound = new(RefusalCodes.FileNotFound);
    private readonly FileCaps _caps = FileCaps.Of(options);

    public async Task<Result<StoredFile>> Begin(
        Uploader by, FileSettings settings, AnnouncedFile announced, CancellationToken cancellation)
    {
        var name = FileNames.Clean(announced.Name);
        if (Refuse(settings, name, announced.Length) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        var begun = await files.Begin(
            new()
            {
                Id = NewId(),
                SessionId = by.Session?.Value,
                Owner = by.Owner,
                AgentId = by.Agent?.Value,
                UploadKey = announced.Key,
                BlobId = NewId(),
                Name = name,
                Length = announced.Length,
                State = FileState.Uploading,
                Network = by.Network,
                CreatedAt = now,
                TouchedAt = now,
            },
            _caps,
            cancellation);
        // The key is the uploader's promise that it is the same file.
        return begun.IsOk && begun.Value.File.Length != announced.Length ? new Refusal(RefusalCodes.FileContentMismatch) : begun;
    }

    /// <summary>By the channel's settings; null: it may be sent.</summary>
    internal static Refusal? Refuse(FileSettings settings, string name, long length)
    {
        if (FileTypes.OfName(name) is not { } type || !settings.Allows(type.Group))
            return new(RefusalCodes.FileKindNotAllowed);
        if (length == 0)
            return new(RefusalCodes.FileEmpty);
        return length > FileViews.MaxBytes(settings) ? Refusal.With(RefusalCodes.FileTooLarge, "limit", $"{settings.Megabytes}") : null;
    }

    public async Task<Result<StoredFile>> Find(Uploader by, FileId id, CancellationToken cancellation) =>
        await files.Find(id, cancellation) is { } file && by.Owns(file.File) ? file : NotFound;

    /// <summary>Takes what comes, as far as it comes: whoever loses the network goes on from there.</summary>
    public async Task<Result<StoredFile>> Append(
        Uploader by,
        FileId id,
        long offset,
        Stream body,
        Func<SessionId?, Task<Result<FileSettings>>> settings,
        CancellationToken cancellation)
    {
        var found = await Find(by, id, cancellation);
        if (!found.IsOk || found.Value.File.State != FileState.Uploading)
            return found.IsOk ? await checks.Check(found.Value, Library, cancellation) : found;
        if (found.Value.Offset != offset)
            return UploadBody.Elsewhere(found.Value.Offset);
        var allowed = await settings(found.Value.File.SessionId is { } session ? new SessionId(session) : null);
        if (!allowed.IsOk)
            return allowed.Refusal;
        if (!found.Value.IsComplete && await files.RefuseMore(found.Value, _caps, cancellation) is { } full)
            return full;
        if (!found.Value.IsComplete && await new UploadBody(files, found.Value).Store(body) is { } refusal)
            return refusal;
        var stored = await files.Find(id, CancellationToken.None);
        if (stored is null)
            return NotFound;
        // It is looked into also where whoever sent it has gone meanwhile.
        return stored.IsComplete ? await checks.Check(stored, allowed.Value, CancellationToken.None) : stored;
    }

    public async Task<Result<Unit>> Cancel(Uploader by, FileId id, CancellationToken cancellation)
    {
        var found = await Find(by, id, cancellation);
        if (!found.IsOk)
            return found.Refusal;
        return await files.Cancel(id, cancellation) ? Unit.Done : new Refusal(RefusalCodes.FileAlreadySent);
    }

    /// <summary>122 random bits, of the generator for secrets.</summary>
    internal static Guid NewId() => new(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
