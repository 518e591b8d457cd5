using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Unicode;

namespace OrleansChat.Mail;

/// <summary>
/// Sends what is due. Each mail is claimed before it is sent, for longer than a conversation may take:
/// several fronts do not send it twice, and a front that dies in between leaves it to the others.
/// Mails are sent at least once; the Message-ID is the same each time.
/// </summary>
internal sealed partial class MailDelivery(
    IServiceScopeFactory scopes,
    MailSignal signal,
    SmtpSender sender,
    MailSecrets secrets,
    MailOptions options,
    Front front,
    TimeProvider time,
    ILogger<MailDelivery> logger) : EnduringService(time, logger)
{
    private const int AtOnce = 10;
    private const int ErrorLength = 1_000;
    private static readonly TimeSpan Claim = SmtpSender.Longest * 3;
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task Work(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendSome(stoppingToken))
                {
                    // There may be more.
                }

                await signal.Wait(options.Look, _time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(_logger, fault);
                await Task.Delay(options.Look, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Whether anything was sent.</summary>
    private async Task<bool> SendSome(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<MailQueue>();
        var due = await queue.Due(_time.GetUtcNow(), AtOnce, cancellation);
        if (due.Count == 0 || await scope.ServiceProvider.GetRequiredService<MailSettings>().Server(cancellation) is not { } server)
            return false;
        foreach (var mail in due)
        {
            if (await queue.TryClaim(mail, front.Id.Value, _time.GetUtcNow() + Claim, cancellation))
                await Settle(queue, mail, await Send(server, mail, cancellation));
        }

        return true;
    }

    private async Task<MailOutcome> Send(MailServer server, OutgoingMail mail, CancellationToken cancellation)
    {
        var outcome = mail.Content is { } closed && secrets.TryOpen(closed, out var content)
            ? await sender.Send(server, mail.Recipient, content, mail.Id, cancellation)
            : MailOutcome.Unreadable;
        MailMetrics.Count(outcome);
        if (outcome.Error is { } error)
            LogNotSent(_logger, mail.Id, mail.Kind, error.Stage, error.Words);
        return outcome;
    }

    /// <summary>What was sent is written down even when the front is stopping.</summary>
    private Task Settle(MailQueue queue, OutgoingMail mail, MailOutcome outcome)
    {
        var now = _time.GetUtcNow();
        if (outcome.Error is not { } error)
            return queue.Sent(mail.Id, now);
        var words = VisibleText.Cut(MailFaults.Write(error), ErrorLength);
        return error.ForGood || mail.Attempts >= options.Pauses.Count
            ? queue.Failed(mail.Id, now, words)
            : queue.Later(mail.Id, now + options.Pauses[mail.Attempts], words);
    }

    [LoggerMessage(LogEvents.MailDeliveryNotSent, LogLevel.Warning, "Mail {Mail} ({Kind}) was not sent: {Stage}: {Words}")]
    private static partial void LogNotSent(ILogger logger, Guid mail, string kind, string stage, string words);

    [LoggerMessage(LogEvents.MailDeliveryFault, LogLevel.Error, "The outbox could not be worked off; trying again")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
