using Microsoft.EntityFrameworkCore;
using OrleansChat.Channels;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Alerts;

/// <summary>From noted alerts to mails in the outbox: one for each, in the transaction that settles the alert.</summary>
internal sealed partial class AlertMailer(
    ChatDbContext database, IChannelStore channels, IMail mail, TimeProvider time, ILogger<AlertMailer> logger)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<AlertRow>> Open(int most, CancellationToken cancellation) =>
        await database.Alerts.AsNoTracking().Where(alert => alert.SettledAt == null)
            .OrderBy(alert => alert.RaisedAt).Take(most).ToListAsync(cancellation);

    /// <summary>Of several fronts that see the alert, one settles it.</summary>
    public async Task Settle(AlertRow alert, CancellationToken cancellation)
    {
        var channel = await channels.FindLast(new(alert.ChannelId), cancellation);
        await database.InTransaction<Unit>(
            async () =>
            {
                DateTimeOffset? now = time.GetUtcNow();
                var mine = await database.Alerts
                    .Where(row => row.SessionId == alert.SessionId && row.Cause == alert.Cause && row.SettledAt == null)
                    .ExecuteUpdateAsync(row => row.SetProperty(settled => settled.SettledAt, now), cancellation) == 1;
                if (mine && channel is { Deleted: false, Settings: { AlertEmail: not null } settings })
                    await Write(alert, settings, cancellation);
                return Unit.Done;
            },
            cancellation);
    }

    /// <summary>Without a mail server there is nobody to tell but the log: the warning itself was shown in the consoles.</summary>
    private async Task Write(AlertRow alert, ChannelSettings settings, CancellationToken cancellation)
    {
        var kind = alert.Cause == AlertCause.NewChat ? MailTemplates.NewChatAlert : MailTemplates.UnansweredAlert;
        var queued = await mail.Queue(
            kind,
            settings.AlertEmail!,
            settings.Language,
            site => new()
            {
                ["channel"] = settings.Name,
                ["since"] = AlertTimes.Words(alert.RaisedAt, settings.Hours.TimeZone),
                ["link"] = $"{site}/console?chat={alert.SessionId:N}",
            },
            cancellation);
        if (!queued.IsOk)
            LogNotMailed(logger, alert.SessionId, alert.Cause, queued.Refusal.Code);
    }

    [LoggerMessage(LogEvents.AlertMailerNotMailed, LogLevel.Warning, "Alert {Cause} of session {Session} was not mailed: {Code}")]
    private static partial void LogNotMailed(ILogger logger, Guid session, AlertCause cause, string code);
}
