using OrleansChat.Agents;
using OrleansChat.Results;

namespace OrleansChat.Delivery;

/// <summary>
/// The other direction: tells the agent's grain that a console is connected here. A feed because it is a lease like the
/// others: renewed in time, renewed at once when the set of silos changed, ended when the console is gone.
/// </summary>
internal sealed class PresenceFeed(AgentId agent, ConnectionId connection, FeedServices services)
    : Feed(KeyOf(connection))
{
    public static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(60);

    /// <summary>The agent as they stood at the last renewal.</summary>
    public AgentView? View { get; private set; }

    public static FeedKey KeyOf(ConnectionId connection) => new(FeedKind.Presence, Guid.Empty, connection.Value);

    public override TimeSpan RenewEvery => TimeSpan.FromSeconds(20);

    public override TimeSpan Linger => TimeSpan.Zero;

    public override async Task<Refusal?> Watch(FrontLease lease)
    {
        var view = await services.Grains.Agent(agent).Connect(connection, services.Time.GetUtcNow() + LeaseLength, LeaseLength);
        if (view.IsOk)
            View = view.Value;
        return view.Refusal;
    }

    public override Task Unwatch(FrontId front) => services.Grains.Agent(agent).Disconnect(connection);

    public override void Take(FrontSignal signal)
    {
        // Nothing comes this way.
    }
}
