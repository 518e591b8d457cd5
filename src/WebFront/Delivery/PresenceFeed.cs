using OrleansChat.Agents;
using OrleansChat.Results;

namespace OrleansChat.Delivery;

/// <summary>
/// The other direction: tells the agent's grain that a console is connected here. A feed because it is a lease like the
/// others: renewed in time, renewed at once when the set of silos changed, ended when the console is gone. What it says is when the
/// browser was last heard of, not that this front believes in it: a front that hung for minutes believes in all of them.
/// </summary>
internal sealed class PresenceFeed(AgentConnection connection, FeedServices services)
    : Feed(KeyOf(new(connection.Id)))
{
    /// <summary>
    /// From when a browser was heard, by the silos' clock. A little less than the pause between two pings and the one between two
    /// renewals can make together, so that presence ends neither long before nor long after the grace time.
    /// </summary>
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(8);

    /// <summary>The agent as they stood at the last renewal.</summary>
    public AgentView? View { get; private set; }

    public static FeedKey KeyOf(ConnectionId connection) => new(FeedKind.Presence, Guid.Empty, connection.Value);

    /// <summary>Until when the browser counts as there.</summary>
    public static DateTimeOffset LeaseOf(AgentConnection connection) => connection.HeardAt + LeaseLength;

    public override TimeSpan RenewEvery => TimeSpan.FromSeconds(4);

    public override TimeSpan Linger => TimeSpan.Zero;

    public override async Task<Refusal?> Subscribe(FrontLease lease)
    {
        var view = await services.Grains.Agent(connection.Agent).Connect(new(connection.Id), LeaseOf(connection));
        if (view.IsOk)
            View = view.Value;
        return view.Refusal;
    }

    public override Task Unsubscribe(FrontId front) => services.Grains.Agent(connection.Agent).Disconnect(new(connection.Id));

    public override void Receive(FrontSignal signal)
    {
        // Nothing comes this way.
    }
}
