using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Mail;

/// <summary>The outbox, for the delivery: finds mails that are due, claims one for one front, and notes what became of it.</summary>
public sealed class MailQueue(ChatDbContext database)
{
    /// <summary>Waiting mails whose time has come and which nobody has claimed, the longest due first.</summary>
    public async Task<IReadOnlyList<OutgoingMail>> Due(DateTimeOffset now, int most, CancellationToken cancellation) =>
        await database.Outbox.AsNoTracking()
            .Where(mail => mail.State == MailState.Waiting && mail.DueAt <= now && (mail.ClaimedUntil == null || mail.ClaimedUntil < now))
            .OrderBy(mail => mail.DueAt).Take(most).ToListAsync(cancellation);

    /// <summary>True: the mail is the caller's until then. One of those that saw the same claim (or none) wins.</summary>
    public async Task<bool> TryClaim(OutgoingMail seen, string claimant, DateTimeOffset until, CancellationToken cancellation)
    {
        DateTimeOffset? end = until;
        var before = seen.ClaimedUntil;
        return await database.Outbox
            .Where(
                row => row.Id == seen.Id && row.State == MailState.Waiting && row.ClaimedUntil == before && row.Attempts == seen.Attempts)
            .ExecuteUpdateAsync(
                row => row.SetProperty(mail => mail.ClaimedBy, claimant).SetProperty(mail => mail.ClaimedUntil, end)
                    .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1),
                cancellation) == 1;
    }

    /// <summary>The server has it: the content, with its links, is forgotten.</summary>
    public Task Sent(Guid mail, DateTimeOffset now) => Settle(mail, MailState.Sent, now, now, null, forget: true);

    /// <summary>Tried again at <paramref name="due"/>.</summary>
    public Task Later(Guid mail, DateTimeOffset due, string error) => Settle(mail, MailState.Waiting, due, null, error, forget: false);

    /// <summary>Nobody tries again by themselves.</summary>
    public Task Failed(Guid mail, DateTimeOffset now, string error) => Settle(mail, MailState.Failed, now, now, error, forget: false);

    private Task<int> Settle(Guid mail, MailState state, DateTimeOffset due, DateTimeOffset? finished, string? error, bool forget)
    {
        DateTimeOffset? free = null;
        string? nobody = null;
        return database.Outbox.Where(row => row.Id == mail && row.State == MailState.Waiting).ExecuteUpdateAsync(
            row => row.SetProperty(sent => sent.State, state).SetProperty(sent => sent.DueAt, due).SetProperty(sent => sent.Error, error)
                .SetProperty(sent => sent.Content, sent => forget ? null : sent.Content).SetProperty(sent => sent.FinishedAt, finished)
                .SetProperty(sent => sent.ClaimedUntil, free).SetProperty(sent => sent.ClaimedBy, nobody),
            CancellationToken.None);
    }
}
