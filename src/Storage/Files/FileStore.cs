using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Blobs;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>
/// Files in their tables. The database itself takes the files of an erased message or chat, in that transaction, and notes which contents
/// may go with them.
/// </summary>
/// <param name="contexts">The database.</param>
/// <param name="blobs">The stores.</param>
/// <param name="time">Now.</param>
/// <param name="log">Of SQLite, in which deleted bytes stand until it is emptied.</param>
internal sealed partial class FileStore(
    IDbContextFactory<ChatDbContext> contexts, BlobStores blobs, TimeProvider time, SqliteLogTruncation? log = null) : IFileStore
{
    private static readonly Refusal Gone = new(RefusalCodes.FileNotFound);

    public async Task<StoredFile?> Find(FileId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Find(context, id.Value, cancellation);
    }

    public async Task<Result<long>> Append(StoredFile file, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var id = file.File.BlobId ?? Guid.Empty;
        var now = time.GetUtcNow();
        var stored = await context.InTransaction<long>(
            async () =>
            {
                // Whoever cancels or sends has the row first.
                var there = await context.Files.Where(each => each.Id == file.File.Id && each.State == FileState.Uploading)
                    .ExecuteUpdateAsync(set => set.SetProperty(each => each.TouchedAt, now), cancellation);
                if (there == 0)
                    return Gone;
                var moved = await context.Blobs
                    .Where(blob => blob.Id == id && blob.Length == offset && blob.MediaType == null && blob.Place == BlobPlace.Database)
                    .ExecuteUpdateAsync(set => set.SetProperty(blob => blob.Length, offset + bytes.Length), cancellation);
                if (moved == 0)
                    return Gone;
                context.BlobParts.Add(
                    new() { BlobId = id, Rendition = BlobRendition.Original, Start = offset, Bytes = bytes.ToArray() });
                await context.SaveChangesAsync(cancellation);
                return offset + bytes.Length;
            },
            cancellation);
        if (stored.IsOk)
            return stored;
        return await Find(context, file.File.Id, cancellation) is { Blob: { } there } ? Elsewhere(there.Length) : Gone;
    }

    public async Task<StoredFile?> Settle(StoredFile file, FileFacts facts, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var blob = file.File.BlobId ?? Guid.Empty;
        await context.InTransaction<Unit>(
            async () =>
            {
                var ready = await context.Files.Where(each => each.Id == file.File.Id && each.State == FileState.Uploading)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(each => each.State, FileState.Ready)
                            .SetProperty(each => each.Unscanned, facts.Unscanned).SetProperty(each => each.TouchedAt, time.GetUtcNow()),
                        cancellation);
                if (ready == 0)
                    return Gone;
                await context.Blobs.Where(each => each.Id == blob).ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.MediaType, facts.MediaType).SetProperty(each => each.Place, facts.Place)
                        .SetProperty(each => each.Width, facts.Picture == null ? null : facts.Picture.Width)
                        .SetProperty(each => each.Height, facts.Picture == null ? null : facts.Picture.Height),
                    cancellation);
                AddPictures(context, blob, facts.Picture);
                if (facts.Place != BlobPlace.Database)
                {
                    // The parts go with the next removals, a few at a time, whoever dies meanwhile.
                    context.BlobRemovals.Add(new() { BlobId = blob, Place = facts.Place, DueAt = time.GetUtcNow() });
                }

                await context.SaveChangesAsync(cancellation);
                return Unit.Done;
            },
            cancellation);
        return await Find(context, file.File.Id, cancellation);
    }

    public async Task<StoredFile?> Refuse(StoredFile file, string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Files.Where(each => each.Id == file.File.Id && each.State == FileState.Uploading).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.State, FileState.Refused).SetProperty(each => each.Refusal, code)
                .SetProperty(each => each.BlobId, (Guid?)null).SetProperty(each => each.TouchedAt, time.GetUtcNow()),
            cancellation);
        return await Find(context, file.File.Id, cancellation);
    }

    public async Task<byte[]?> Picture(Guid blob, BlobRendition rendition, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.BlobParts.Where(part => part.BlobId == blob && part.Rendition == rendition && part.Start == 0)
            .Select(part => part.Bytes).SingleOrDefaultAsync(cancellation);
    }

    private static Refusal Elsewhere(long offset) =>
        Refusal.With(RefusalCodes.FileOffset, "offset", offset.ToString(CultureInfo.InvariantCulture));

    private static async Task<StoredFile?> Find(ChatDbContext context, Guid id, CancellationToken cancellation) =>
        await (
            from file in context.Files.AsNoTracking()
            where file.Id == id
            join blob in context.Blobs.AsNoTracking() on file.BlobId equals blob.Id into contents
            from content in contents.DefaultIfEmpty()
            select new StoredFile(file, content)).SingleOrDefaultAsync(cancellation);

    private static async Task<StoredFile?> Begun(ChatDbContext context, FileRow file, CancellationToken cancellation)
    {
        var known = await context.Files.AsNoTracking()
            .Where(each => each.SessionId == file.SessionId && each.Owner == file.Owner && each.AgentId == file.AgentId
                && each.UploadKey == file.UploadKey)
            .Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellation);
        return known is { } id ? await Find(context, id, cancellation) : null;
    }

    private static void AddPictures(ChatDbContext context, Guid blob, FilePicture? picture)
    {
        if (picture is null)
            return;
        foreach (var (rendition, bytes) in new[] { (BlobRendition.Thumbnail, picture.Thumbnail), (BlobRendition.Preview, picture.Preview) })
            context.BlobParts.Add(new() { BlobId = blob, Rendition = rendition, Start = 0, Bytes = bytes.ToArray() });
    }
}
