using Microsoft.EntityFrameworkCore;
using OrleansChat.Blobs;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>How much may be uploaded. One upload after another is let in: each sees what those before it took.</summary>
internal sealed partial class FileStore
{
    private const string Everybody = "";
    private const long SecondsPerDay = 24 * 60 * 60;

    public async Task<Result<StoredFile>> Begin(FileRow file, FileCaps caps, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await Begun(context, file, cancellation) is { } known)
            return known;
        try
        {
            var admitted = await context.InTransaction(() => Admit(context, file, caps, cancellation), cancellation);
            if (!admitted.IsOk)
                return admitted.Refusal;
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            // A document was sent under the same key at the same time.
            if (await Begun(context, file, cancellation) is { } other)
                return other;
            throw;
        }

        return await Begun(context, file, cancellation) is { } begun ? begun : new Refusal(RefusalCodes.SessionNotFound);
    }

    public async Task<Refusal?> RefuseMore(StoredFile file, FileCaps caps, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await IsFull(context, file.File.Owner, file.File.Length - file.Offset, caps, cancellation) ? TooMany("waiting") : null;
    }

    private static async Task<Result<Unit>> Admit(ChatDbContext context, FileRow file, FileCaps caps, CancellationToken cancellation)
    {
        // Whoever begins has this row until what they take is written.
        await Count(context, Everybody, 0, 0, cancellation);
        if (await Begun(context, file, cancellation) is not null)
            return Unit.Done;
        var day = file.CreatedAt.ToUnixTimeSeconds() / SecondsPerDay;
        if (await Exceeded(context, file, day, caps, cancellation) is { } limit)
            return TooMany(limit);
        if (file.Network is { } network)
            await Count(context, network, day, file.Length, cancellation);
        context.AddRange(new BlobRow { Id = file.BlobId!.Value, Place = BlobPlace.Database, Length = 0 }, file);
        await context.SaveChangesAsync(cancellation);
        return Unit.Done;
    }

    private static Refusal TooMany(string limit) => Refusal.With(RefusalCodes.FilesTooMany, "limit", limit);

    /// <summary>Which limit the file would exceed; null: none. Documents that are sent take no room, and count nowhere.</summary>
    private static async Task<string?> Exceeded(
        ChatDbContext context, FileRow file, long day, FileCaps caps, CancellationToken cancellation)
    {
        if (file.SessionId is { } session)
        {
            var own = context.Files.Where(each =>
                each.SessionId == session && each.DocumentId == null && each.State != FileState.Refused);
            if (await own.CountAsync(each => each.Owner == file.Owner && each.MessageSeq == null, cancellation) >= caps.WaitingPerSession)
                return "session";
            if ((await own.SumAsync(each => (long?)each.Length, cancellation) ?? 0) + file.Length > caps.BytesPerSession)
                return "sessionBytes";
        }

        if (file.Network is { } network && await Counted(context, network, day, cancellation) + file.Length > caps.BytesPerNetwork)
            return "address";
        return await IsFull(context, file.Owner, file.Length, caps, cancellation) ? "waiting" : null;
    }

    /// <summary>
    /// By what is stored: who announces and sends nothing takes no room from others. Visitors and agents each have their own.
    /// </summary>
    private static async Task<bool> IsFull(
        ChatDbContext context, FileOwner owner, long more, FileCaps caps, CancellationToken cancellation)
    {
        var visitors = owner == FileOwner.Visitor;
        var stored = await (
            from file in context.Files
            where file.MessageSeq == null && file.DocumentId == null && (file.Owner == FileOwner.Visitor) == visitors
            join blob in context.Blobs on file.BlobId equals blob.Id
            select (long?)blob.Length).SumAsync(cancellation) ?? 0;
        return stored + more > caps.BytesWaiting;
    }

    private static async Task<long> Counted(ChatDbContext context, string network, long day, CancellationToken cancellation) =>
        await context.UploadTotals.Where(total => total.Network == network && total.Day == day)
            .SumAsync(total => total.Bytes, cancellation);

    /// <summary>Only ever grows: what is cancelled, refused or deleted was uploaded all the same.</summary>
    private static Task<int> Count(ChatDbContext context, string network, long day, long bytes, CancellationToken cancellation) =>
        context.Database.ExecuteSqlAsync(
            $"""
            insert into upload_totals (network, day, bytes) values ({network}, {day}, {bytes})
            on conflict (network, day) do update set bytes = upload_totals.bytes + excluded.bytes
            """,
            cancellation);
}
