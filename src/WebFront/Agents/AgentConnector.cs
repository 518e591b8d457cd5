using OrleansChat.Access;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;

namespace OrleansChat.Agents;

/// <summary>A console comes: the agent's grain hears of it, and the console hears of the agent.</summary>
internal sealed class AgentConnector(FeedTable feeds, FeedServices services, AgentAccess agents, SignInGuard guard)
{
    private static readonly Refusal NotSignedIn = new(RefusalCodes.NotSignedIn);

    /// <summary>Refused: no such account (any more), or the sign-in has ended since.</summary>
    public async Task<Result<AgentView>> Greet(AgentConnection connection)
    {
        if (!await guard.Holds(connection.SignIn))
            return NotSignedIn;
        await connection.Gate.WaitAsync();
        try
        {
            if (connection.Closed)
                return ClusterFaults.Unavailable;
            if (connection.Presence is null && await Announce(connection) is { } refusal)
                return refusal;
            if (connection.Feed is null && await Listen(connection) is { } deaf)
                return deaf;
            return connection.View!;
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>The heartbeat: the console is still there. A signal that the sign-in has ended may have been lost.</summary>
    public async Task<Result<AgentView>> Renew(AgentConnection connection)
    {
        if (!await guard.Holds(connection.SignIn))
        {
            connection.End();
            return NotSignedIn;
        }

        var view = await agents.Connect(connection.Agent, new(connection.Id), PresenceFeed.LeaseOf(connection));
        if (view.IsOk)
            connection.View = view.Value;
        return view;
    }

    private async Task<Refusal?> Announce(AgentConnection connection)
    {
        var joined = await feeds.Join(
            PresenceFeed.KeyOf(new(connection.Id)),
            static (_, state) => state.services.Presence(state.connection),
            (services, connection));
        if (!joined.IsOk)
            return joined.Refusal;
        connection.Presence = joined.Value;
        connection.View = joined.Value.View;
        return null;
    }

    private async Task<Refusal?> Listen(AgentConnection connection)
    {
        var joined = await feeds.Join(
            AgentFeed.KeyOf(connection.Agent),
            static (_, state) => state.services.Agent(state.Agent),
            (services, connection.Agent));
        if (!joined.IsOk)
            return joined.Refusal;
        connection.Feed = joined.Value;
        joined.Value.Enter(connection);
        await services.Broadcasts.AddAgent(connection.Id, joined.Value.Key);
        return null;
    }
}
