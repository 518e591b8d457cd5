using Microsoft.EntityFrameworkCore;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Files;

/// <summary>What does not get on, and is not waited for as long as the rest.</summary>
internal sealed partial class FileStore
{
    public async Task ExpireStalled(DateTimeOffset untouchedSince, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var untouched = context.Files.Where(file => file.MessageSeq == null && file.TouchedAt < untouchedSince && file.DocumentId == null);
        await untouched.Where(file => file.Owner == FileOwner.Visitor && file.State == FileState.Uploading
                && context.Blobs.Any(blob => blob.Id == file.BlobId && blob.Length < file.Length))
            .ExecuteDeleteAsync(cancellation);
        foreach (var session in await untouched.Where(file => file.SessionId != null).Select(file => file.SessionId!.Value)
            .Distinct().ToListAsync(cancellation))
        {
            if (await IsOver(context, session, cancellation))
                await untouched.Where(file => file.SessionId == session).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>For good. Sessions are no rows of Entity Framework, and their keys are bytes on SQLite.</summary>
    private static async Task<bool> IsOver(ChatDbContext context, Guid session, CancellationToken cancellation)
    {
        object key = context.Database.IsSqlite() ? session.ToByteArray(bigEndian: true) : session;
        var statuses = await context.Database
            .SqlQuery<int>($"""select status as "Value" from sessions where session_id = {key}""").ToListAsync(cancellation);
        return statuses.Any(status => (SessionStatus)status
            is SessionStatus.Closed or SessionStatus.ClosedFromQueue or SessionStatus.RequestPosted);
    }
}
