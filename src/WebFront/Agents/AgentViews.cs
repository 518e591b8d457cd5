using OrleansChat.Alerts;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Files;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>Agents as their own console sees them.</summary>
internal static class AgentViews
{
    public static AgentMe Me(AgentView view) => new(
        view.Agent.Id.ToString(),
        view.Agent.Name,
        WireNames.Of(view.Declared),
        view.Administrator,
        Channels(view.Channels),
        view.Preferences);

    public static IReadOnlyList<AgentChannelView> Channels(IEnumerable<AgentChannel> channels) =>
    [
        .. channels.Select(known => new AgentChannelView(
            known.Channel.ToString(),
            known.Name,
            WireNames.OfFlags(known.Permissions),
            Warnings(known.Warnings),
            (int?)known.DeleteWindow?.TotalSeconds,
            (int)Math.Max(known.ReopenWindow?.TotalSeconds ?? 0, SessionLimits.TakeBack),
            known.Color,
            known.Files is null ? null : FileViews.Limits(known.Files))),
    ];

    private static WarningTimesView? Warnings(WarningTimes? times) => times is null ? null : new(
        Seconds(times.NewChatAgents), Seconds(times.NewChatManagers), Seconds(times.UnansweredAgents), Seconds(times.UnansweredManagers));

    private static int? Seconds(TimeSpan? after) => after is { } span ? (int)span.TotalSeconds : null;
}
