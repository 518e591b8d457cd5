using OrleansChat.Hosting;
using OrleansChat.Mail;

namespace OrleansChat.Alerts;

/// <summary>
/// Looks for alerts that wait to be mailed. They are in the database since the warning was raised: whichever front looks next finds them,
/// also after all have died.
/// </summary>
internal sealed partial class AlertDelivery(
    IServiceScopeFactory scopes, MailOptions options, TimeProvider time, ILogger<AlertDelivery> logger) : EnduringService(time, logger)
{
    private const int AtOnce = 50;
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task Work(CancellationToken stopping)
    {
        while (true)
        {
            await SettleAll(stopping);
            await Task.Delay(options.Look, _time, stopping);
        }
    }

    private async Task SettleAll(CancellationToken cancellation)
    {
        int settled, found;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var open = await scope.ServiceProvider.GetRequiredService<AlertMailer>().Open(AtOnce, cancellation);
            (found, settled) = (open.Count, 0);
            foreach (var alert in open)
                settled += await Settle(alert, cancellation) ? 1 : 0;
        }
        while (found == AtOnce && settled > 0);
    }

    /// <summary>One that fails is found again, and keeps no other from being mailed.</summary>
    private async Task<bool> Settle(AlertRow alert, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<AlertMailer>().Settle(alert, cancellation);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            LogNotSettled(_logger, fault, alert.SessionId, alert.Cause);
            return false;
        }
    }

    [LoggerMessage(LogEvents.AlertDeliveryNotSettled, LogLevel.Warning, "Alert {Cause} of session {Session} failed; trying again")]
    private static partial void LogNotSettled(ILogger logger, Exception fault, Guid session, AlertCause cause);
}
