using Microsoft.EntityFrameworkCore;
using OrleansChat.Delivery;
using OrleansChat.Storage;

namespace OrleansChat.Mail;

/// <summary>
/// Sends what is due. Each mail is claimed before it is sent, for longer than a conversation may take: several fronts do not
/// send it twice, and a front that dies in between leaves it to the others. Mails are sent at least once; the Message-ID is
/// the same each time.
/// </summary>
internal sealed partial class MailDelivery(
    IServiceScopeFactory scopes,
    MailDoorbell doorbell,
    SmtpPost post,
    MailSecrets secrets,
    MailOptions options,
    Front front,
    TimeProvider time,
    ILogger<MailDelivery> logger) : BackgroundService
{
    private const int AtOnce = 10;
    private const int ErrorLength = 1_000;
    private static readonly TimeSpan Claim = SmtpPost.Longest * 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendSome(stoppingToken))
                {
                    // There may be more.
                }

                await doorbell.Wait(options.Look, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(logger, fault);
                await Task.Delay(options.Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Whether anything was sent.</summary>
    private async Task<bool> SendSome(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ChatDbContext>();
        var now = time.GetUtcNow();
        var due = await database.Outbox.AsNoTracking()
            .Where(mail => mail.State == MailState.Waiting && mail.DueAt <= now && (mail.ClaimedUntil == null || mail.ClaimedUntil < now))
            .OrderBy(mail => mail.DueAt).Take(AtOnce).ToListAsync(cancellation);
        if (due.Count == 0 || await scope.ServiceProvider.GetRequiredService<MailSettings>().Server(cancellation) is not { } server)
            return false;
        foreach (var mail in due)
        {
            if (await TryClaim(database, mail, cancellation))
                await Settle(database, mail, await Send(server, mail, cancellation));
        }

        return true;
    }

    /// <summary>One of the fronts that saw the same claim (or none) wins.</summary>
    private async Task<bool> TryClaim(ChatDbContext database, OutgoingMail mail, CancellationToken cancellation)
    {
        var me = front.Id.Value;
        DateTimeOffset? until = time.GetUtcNow() + Claim;
        var before = mail.ClaimedUntil;
        return await database.Outbox
            .Where(row => row.Id == mail.Id && row.State == MailState.Waiting && row.ClaimedUntil == before && row.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(
                row => row.SetProperty(claimed => claimed.ClaimedBy, me).SetProperty(claimed => claimed.ClaimedUntil, until)
                    .SetProperty(claimed => claimed.Attempts, claimed => claimed.Attempts + 1),
                cancellation) == 1;
    }

    private async Task<MailOutcome> Send(MailServer server, OutgoingMail mail, CancellationToken cancellation)
    {
        var outcome = secrets.TryOpen(mail.Content!, out var content)
            ? await post.Send(server, mail.Recipient, content, mail.Id, cancellation)
            : MailOutcome.Unreadable;
        MailMetrics.Count(outcome);
        if (outcome.Error is { } error)
            LogNotSent(logger, mail.Id, mail.Kind, error.Stage, error.Words);
        return outcome;
    }

    /// <summary>What was sent is written down even when the front is stopping.</summary>
    private async Task Settle(ChatDbContext database, OutgoingMail mail, MailOutcome outcome)
    {
        var now = time.GetUtcNow();
        var attempts = mail.Attempts + 1;
        var state = outcome.Error is null ? MailState.Sent
            : outcome.Error.ForGood || attempts >= options.Pauses.Count + 1 ? MailState.Failed : MailState.Waiting;
        var due = state == MailState.Waiting ? now + options.Pauses[attempts - 1] : mail.DueAt;
        var error = outcome.Error is { } wrong ? Cut($"{wrong.Stage}: {wrong.Words}") : null;
        var content = state == MailState.Sent ? null : mail.Content;
        DateTimeOffset? finished = state == MailState.Waiting ? null : now;
        DateTimeOffset? free = null;
        string? nobody = null;
        await database.Outbox.Where(row => row.Id == mail.Id && row.State == MailState.Waiting).ExecuteUpdateAsync(
            row => row.SetProperty(sent => sent.State, state).SetProperty(sent => sent.DueAt, due).SetProperty(sent => sent.Error, error)
                .SetProperty(sent => sent.Content, content).SetProperty(sent => sent.FinishedAt, finished)
                .SetProperty(sent => sent.ClaimedUntil, free).SetProperty(sent => sent.ClaimedBy, nobody),
            CancellationToken.None);
    }

    private static string Cut(string words) => words.Length > ErrorLength ? words[..ErrorLength] : words;

    [LoggerMessage(LogLevel.Warning, "Mail {Mail} ({Kind}) was not sent: {Stage}: {Words}")]
    private static partial void LogNotSent(ILogger logger, Guid mail, string kind, string stage, string words);

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked off; trying again")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
