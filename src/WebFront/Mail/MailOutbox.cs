using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Mail;

/// <summary>The mails that wait, and what became of the others.</summary>
internal sealed class MailOutbox(
    ChatDbContext database,
    MailSettings settings,
    MailSecrets secrets,
    MailSignal signal,
    AuditWriter audit,
    TimeProvider time) : IMail
{
    private const int Shown = 100;

    public async Task<Result<Unit>> Queue(
        string kind, string recipient, string? language, Func<string, Dictionary<string, string>> values, CancellationToken cancellation)
    {
        if (await settings.Server(cancellation) is not { } server)
            return MailSettings.NotConfigured;
        var filled = values(server.Site);
        filled["site"] = new Uri(server.Site).Authority;
        var content = MailTemplates.Fill(kind, language, filled);
        var now = time.GetUtcNow();
        database.Outbox.Add(new OutgoingMail
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Recipient = recipient,
            Subject = content.Subject,
            Content = secrets.Close(content),
            CreatedAt = now,
            DueAt = now,
        });
        await database.SaveChangesAsync(cancellation);
        database.AfterCommit(signal.Set);
        return Unit.Done;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<OutgoingMailView>> List(CancellationToken cancellation) =>
        [.. (await database.Outbox.AsNoTracking().OrderByDescending(mail => mail.CreatedAt).Take(Shown).ToListAsync(cancellation))
            .Select(MailViews.Of)];

    /// <summary>Tries a failed or waiting mail again now.</summary>
    public async Task<Result<Unit>> Retry(Guid id, CancellationToken cancellation)
    {
        var retried = await database.InTransaction<Unit>(
            async () =>
            {
                var mail = await database.Outbox.SingleOrDefaultAsync(mail => mail.Id == id && mail.Content != null, cancellation);
                if (mail is null)
                    return new Refusal(RefusalCodes.MailNotFound);
                (mail.State, mail.Attempts, mail.DueAt, mail.FinishedAt) = (MailState.Waiting, 0, time.GetUtcNow(), null);
                await audit.Note(AuditKinds.MailRetried, id.ToString("N"), mail.Recipient);
                await database.SaveChangesAsync(cancellation);
                return Unit.Done;
            },
            cancellation);
        signal.Set();
        return retried;
    }
}
