using Microsoft.EntityFrameworkCore;
using OrleansChat.Blobs;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>Contents on the way to their place, and out of it.</summary>
internal sealed partial class FileStore
{
    private const int RemovalsAtOnce = 20;
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private readonly DatabaseBlobs _parts = new(contexts);

    public async Task<StoredFile?> Keep(StoredFile file, FileFacts facts, Stream content, CancellationToken cancellation)
    {
        facts = facts with { Place = blobs.Current.Place };
        if (facts.Place == BlobPlace.Database)
            return await Settle(file, facts, cancellation);
        // Noted before the first byte and due after the last: a file that goes meanwhile, or this process, leaves nothing behind.
        var note = await NoteWrite(file.File.BlobId ?? Guid.Empty, facts.Place, cancellation);
        try
        {
            await Write(file.File.BlobId ?? Guid.Empty, content, cancellation);
            return await Settle(file, facts, cancellation);
        }
        finally
        {
            await Postpone(note, time.GetUtcNow());
        }
    }

    public async Task<bool> TakeTurn(FileId id, DateTimeOffset until, DateTimeOffset? held, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        return await context.Files
            .Where(file => file.Id == id.Value && file.State == FileState.Uploading
                && (file.CheckedUntil == held || file.CheckedUntil == null || file.CheckedUntil < now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(file => file.CheckedUntil, until).SetProperty(file => file.TouchedAt, now), cancellation) > 0;
    }

    public async Task LeaveTurn(FileId id, DateTimeOffset held, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Files.Where(file => file.Id == id.Value && file.CheckedUntil == held)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.CheckedUntil, (DateTimeOffset?)null), cancellation);
    }

    public async Task<bool> RemoveContents(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var some = await context.BlobRemovals.AsNoTracking().Where(removal => removal.DueAt <= now)
            .OrderBy(removal => removal.DueAt).ThenBy(removal => removal.Id).Take(RemovalsAtOnce).ToListAsync(cancellation);
        BlobStoreException? away = null;
        foreach (var removal in some)
        {
            try
            {
                await Remove(context, removal, cancellation);
            }
            catch (BlobStoreException fault)
            {
                // Behind all others: one that cannot be deleted now keeps none from it.
                await Postpone(removal.Id, now + Again);
                away = fault;
            }
        }

        if (some.Count > 0)
            log?.Ask();
        if (away is not null)
            throw new BlobStoreException("Contents could not be deleted; they are tried again.", away);
        return some.Count == RemovalsAtOnce;
    }

    /// <summary>
    /// First that there is such a content is taken back, unless a file has it: whoever wants to refer to it now is refused. Then its
    /// bytes go, and last this note of that: a process that dies on the way leaves the note to the next, and a file that goes just now
    /// makes another. Of a content that is used, and elsewhere, the uploaded parts go.
    /// </summary>
    private async Task Remove(ChatDbContext context, BlobRemovalRow removal, CancellationToken cancellation)
    {
        await context.Blobs.Where(blob => blob.Id == removal.BlobId && !context.Files.Any(file => file.BlobId == blob.Id))
            .ExecuteDeleteAsync(cancellation);
        var used = await context.Blobs.Where(blob => blob.Id == removal.BlobId).Select(blob => (BlobPlace?)blob.Place)
            .SingleOrDefaultAsync(cancellation);
        if (used is null)
            await blobs.Delete(removal.BlobId, removal.Place, cancellation);
        else if (used != BlobPlace.Database)
            await _parts.DeleteOriginal(removal.BlobId, cancellation);
        await context.BlobRemovals.Where(each => each.Id == removal.Id).ExecuteDeleteAsync(cancellation);
    }

    private async Task Write(Guid blob, Stream content, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestWrite, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            content.Position = 0;
            await blobs.Current.Write(blob, content, both.Token);
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested)
        {
            throw new BlobStoreException("The store of files takes too long for one.", late);
        }
    }

    /// <summary>Not due while the write may go on.</summary>
    private async Task<long> NoteWrite(Guid blob, BlobPlace place, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var note = new BlobRemovalRow { BlobId = blob, Place = place, DueAt = time.GetUtcNow() + (2 * LongestWrite) };
        context.BlobRemovals.Add(note);
        await context.SaveChangesAsync(cancellation);
        return note.Id;
    }

    private async Task Postpone(long note, DateTimeOffset due)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.BlobRemovals.Where(each => each.Id == note)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.DueAt, due));
    }
}
