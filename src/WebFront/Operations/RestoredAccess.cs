using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Audit;
using OrleansChat.Mail;
using OrleansChat.Storage;

namespace OrleansChat.Operations;

/// <summary>Ends what a restored database lets in again, all of it or nothing, and writes that down.</summary>
internal sealed class RestoredAccess(IDbContextFactory<ChatDbContext> databases, TimeProvider time)
{
    public async Task<RestoreReport> End(HeldMail mail, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var done = await database.InTransaction<RestoreReport>(
            async () =>
            {
                var accounts = await SignOut(database, cancellation);
                var links = await EndLinks(database, cancellation);
                var mails = await Settle(database, mail, cancellation);
                database.AuditLog.Add(AuditEntryFactory.Create(
                    time.GetUtcNow(), Actor.System, AuditKinds.Restored, null, "",
                    [new("accounts", null, $"{accounts.Count}"), new("links", null, $"{links}"), new("mails", null, $"{mails.Count}")]));
                await database.SaveChangesAsync(cancellation);
                return new RestoreReport(accounts, links, mails, mail);
            },
            cancellation);
        return done.Value!;
    }

    /// <summary>A sign-in holds for as long as its account has the stamp that it was made with.</summary>
    private static async Task<IReadOnlyList<ChatUser>> SignOut(ChatDbContext database, CancellationToken cancellation)
    {
        var accounts = await database.Users.OrderBy(user => user.Email).ToListAsync(cancellation);
        foreach (var account in accounts)
            (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        return accounts;
    }

    /// <summary>First administrator, invitations and new passwords; also what somebody asked for and got long ago.</summary>
    private async Task<int> EndLinks(ChatDbContext database, CancellationToken cancellation)
    {
        DateTimeOffset? now = time.GetUtcNow();
        await database.ResetRequests.ExecuteDeleteAsync(cancellation);
        return await database.SetupLinks.Where(link => link.UsedAt == null)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation)
            + await database.AccountLinks.Where(link => link.UsedAt == null && link.ExpiresAt > now)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.UsedAt, now), cancellation);
    }

    private async Task<IReadOnlyList<OutgoingMail>> Settle(ChatDbContext database, HeldMail what, CancellationToken cancellation)
    {
        var waiting = await database.Outbox.Where(mail => mail.State == MailState.Waiting).OrderBy(mail => mail.CreatedAt)
            .ToListAsync(cancellation);
        if (what == HeldMail.Drop)
            database.Outbox.RemoveRange(waiting);
        else if (what == HeldMail.Hold)
        {
            var held = MailFaults.Write(new(MailFaults.Held, "", "", ForGood: true));
            foreach (var mail in waiting)
                (mail.State, mail.FinishedAt, mail.Error) = (MailState.Failed, time.GetUtcNow(), held);
        }

        return waiting;
    }
}
