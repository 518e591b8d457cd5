using Microsoft.EntityFrameworkCore;

namespace OrleansChat.Files;

/// <summary>From ready files to messages, and what becomes of those that never get there.</summary>
internal sealed partial class FileStore
{
    public async Task<bool> Claim(FileId id, Guid message, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Files
            .Where(file => file.Id == id.Value && file.State == FileState.Ready && (file.MessageId == null || file.MessageId == message))
            .ExecuteUpdateAsync(
                set => set.SetProperty(file => file.MessageId, message).SetProperty(file => file.TouchedAt, time.GetUtcNow()),
                cancellation) > 0;
    }

    public async Task Release(FileId id, Guid message, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var kept = context.Files.Where(file => file.Id == id.Value && file.MessageId == message && file.MessageSeq == null);
        await kept.Where(file => file.DocumentId != null).ExecuteDeleteAsync(cancellation);
        await kept.Where(file => file.DocumentId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.MessageId, (Guid?)null), cancellation);
    }

    public async Task<StoredFile?> Copy(StoredFile document, FileRow copy, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Begun(context, copy, cancellation) is { } known)
            return IsCopy(known, copy) ? known : null;
        try
        {
            context.Files.Add(copy);
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            // The same message came twice at once, or the content went just now.
            if (await Begun(context, copy, cancellation) is { } other)
                return IsCopy(other, copy) ? other : null;
            if (await Find(context, document.File.Id, cancellation) is not { Blob: not null })
                return null;
            throw;
        }

        return await Find(context, copy.Id, cancellation);
    }

    /// <summary>Uploads of the same agent have keys of the same kind, and nobody has looked into those.</summary>
    private static bool IsCopy(StoredFile known, FileRow copy) => known.File.State == FileState.Ready
        && known.File.DocumentId == copy.DocumentId && known.File.MessageId == copy.MessageId;

    public async Task<bool> Cancel(FileId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Files.Where(file => file.Id == id.Value && file.MessageId == null && file.DocumentId == null)
            .ExecuteDeleteAsync(cancellation) > 0;
    }

    public async Task<int> Expire(DateTimeOffset untouchedSince, DateTimeOffset networksBefore, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Files.Where(file => file.Network != null && file.CreatedAt < networksBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.Network, (string?)null), cancellation);
        var today = time.GetUtcNow().ToUnixTimeSeconds() / SecondsPerDay;
        await context.UploadTotals.Where(total => total.Network != Everybody && total.Day < today).ExecuteDeleteAsync(cancellation);
        return await context.Files
            .Where(file => file.MessageSeq == null && file.TouchedAt < untouchedSince
                && (file.DocumentId == null || file.SessionId != null))
            .ExecuteDeleteAsync(cancellation);
    }
}
