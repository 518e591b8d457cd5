using OrleansChat.Alerts;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>What a channel's alert address is told of: the causes of warnings, whoever else is warned. Pure.</summary>
internal static class SessionAlerts
{
    /// <summary>Null: nothing, as nearly always.</summary>
    public static IReadOnlyList<AlertCause>? Of(IReadOnlyList<LoggedEvent> events, ChannelSettings settings)
    {
        if (settings.AlertEmail is null || !events.Any(static logged => logged.Body is WarningRaised))
            return null;
        var warnings = events.Select(static logged => logged.Body).OfType<WarningRaised>();
        return [.. warnings.Select(static warning => Cause(warning.Kind)).Distinct()];
    }

    private static AlertCause Cause(WarningKind kind) =>
        kind is WarningKind.NewChatAgents or WarningKind.NewChatManagers ? AlertCause.NewChat : AlertCause.Unanswered;
}
