using OrleansChat.Edge.Contracts;

namespace OrleansChat.Agents;

/// <summary>Agents as their own console sees them.</summary>
internal static class AgentViews
{
    public static AgentMe Me(AgentView view) => new(
        view.Agent.Id.ToString(),
        view.Agent.Name,
        WireNames.Of(view.Declared),
        view.Administrator,
        Channels(view.Channels));

    public static IReadOnlyList<AgentChannelView> Channels(IEnumerable<AgentChannel> channels) =>
    [
        .. channels.Select(known =>
            new AgentChannelView(known.Channel.ToString(), known.Name, WireNames.OfFlags(known.Permissions))),
    ];
}
