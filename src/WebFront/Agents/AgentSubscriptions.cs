using OrleansChat.Access;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>Which sessions' events a console gets: the agent's own, and those that it opened and may read.</summary>
internal sealed partial class AgentSubscriptions(
    FeedTable feeds,
    FeedServices services,
    SessionAccess access,
    BoardSubscriptions boards,
    ILogger<AgentSubscriptions> logger)
{
    /// <summary>The chat is the agent's now.</summary>
    public Task<Refusal?> FollowOwn(AgentConnection connection, SessionId session) =>
        Follow(connection, session, opened: false, own: true);

    /// <summary>From now on events of the session go to the connection.</summary>
    /// <param name="connection">The console.</param>
    /// <param name="session">Which chat.</param>
    /// <param name="opened">It asked for them.</param>
    /// <param name="own">The agent has the chat.</param>
    public async Task<Refusal?> Follow(AgentConnection connection, SessionId session, bool opened, bool own)
    {
        if (connection.Followed.ContainsKey(session) && await Kept(connection, session, opened, own))
            return null;
        // Not under the gate: a session that hangs would hold up all others.
        var joined = await feeds.Join(
            SessionFeed.KeyOf(session), static (_, state) => state.services.Session(state.session), (services, session));
        if (!joined.IsOk)
            return joined.Refusal;
        await Enter(connection, session, joined.Value, new(joined.Value, opened, own));
        return null;
    }

    /// <summary>
    /// The agent has accepted the chat, and the answer has the log up to <paramref name="end"/>: the console follows it from there. False:
    /// something after that may have gone past the console, so that it has to ask.
    /// </summary>
    public async Task<bool> FollowAccepted(AgentConnection connection, SessionSummary end, SessionOpening opening)
    {
        var session = end.Id;
        if (connection.Followed.TryGetValue(session, out var known) && known.Feed.Subscribed
            && await Kept(connection, session, opened: true, own: true))
        {
            known.Feed.Expect(end.Seq);
            return true;
        }

        var feed = await feeds.Enter(
            SessionFeed.KeyOf(session), static (_, state) => state.services.Session(state.session), (services, session));
        // Before the front subscribes: what is told from then on comes to the console too.
        await Enter(connection, session, feed, new(feed, Opened: true, Own: true));
        var subscribed = false;
        try
        {
            subscribed = await feeds.Opened(feed, end, opening) is null;
        }
        finally
        {
            // Otherwise the console would count as following what nobody tells this front of.
            if (!subscribed)
                await Drop(connection, session, static _ => null);
        }

        if (!subscribed)
            return false;
        feed.Expect(end.Seq);
        return !feed.HasPassed(end.Seq);
    }

    /// <summary>The console looks away: own chats stay followed, for the unread count.</summary>
    public Task CloseView(AgentConnection connection, SessionId session) =>
        Drop(connection, session, static followed => followed.Own ? followed with { Opened = false } : null);

    /// <summary>A chat changed hands or status: follow what became the agent's, drop what they may not see any more.</summary>
    public void Settle(AgentConnection connection, SessionSummary session)
    {
        var followed = connection.Followed.GetValueOrDefault(session.Id);
        var own = IsOwned(session, connection);
        if (own && followed is not { Own: true })
            Start(() => FollowOwn(connection, session.Id), connection);
        else if (!own && followed is { } known)
            Lost(connection, session, known);
    }

    /// <summary>The agent's channels and permissions may have changed: what they may not read any more is not followed any more.</summary>
    public void Settle(AgentConnection connection, AgentView view)
    {
        Start(() => boards.Update(connection, view), connection);
        foreach (var (session, followed) in connection.Followed)
        {
            if (!followed.Own)
                LookAgain(connection, session);
        }
    }

    /// <summary>What the console follows as the agent's own, and is not among their chats: the news of who has it may be lost.</summary>
    public void LookAgain(AgentConnection connection, IReadOnlyList<SessionSummary> chats)
    {
        foreach (var (session, followed) in connection.Followed)
        {
            if (followed.Own && !chats.Any(chat => chat.Id == session && IsOwned(chat, connection)))
                LookAgain(connection, session);
        }
    }

    /// <summary>Whether the agent may still read a chat, and still has it. Where that cannot be learned they do not look at it.</summary>
    public void LookAgain(AgentConnection connection, SessionId session) => Start(
        async () =>
        {
            var read = await Read(connection, session);
            if (read is { } mine && IsOwned(mine, connection))
                return;
            var readable = read is not null;
            await Drop(connection, session, followed => Rest(followed, readable));
            // The console asks for what it shows, and closes what it gets no answer for.
            if (!readable)
                await services.Broadcasts.Agents.Clients.Client(connection.Id).Resync();
        },
        connection);

    /// <summary>The connection is gone.</summary>
    public async Task Drop(AgentConnection connection)
    {
        await connection.Gate.WaitAsync();
        try
        {
            connection.Closed = true;
            foreach (var (session, followed) in connection.Followed)
            {
                connection.Followed.TryRemove(session, out _);
                followed.Feed.Listeners.Leave(connection);
                feeds.Leave(followed.Feed);
            }

            boards.Drop(connection);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>Not the agent's (any more): stays only where it is open on the screen and they may read it.</summary>
    private void Lost(AgentConnection connection, SessionSummary session, SessionSubscription known)
    {
        var readable = connection.View?.RefusesReading(session) is null;
        if (known.Own || !readable)
            Start(() => Drop(connection, session.Id, followed => Rest(followed, readable)), connection);
    }

    private static SessionSubscription? Rest(SessionSubscription followed, bool readable) =>
        followed.Opened && readable ? followed with { Own = false } : null;

    private static bool IsOwned(SessionSummary session, AgentConnection connection) =>
        session.Status.IsOwned() && session.Agent?.Id == connection.Agent;

    /// <summary>Null: the agent may not read it, or whether they may cannot be learned just now.</summary>
    private async Task<SessionSummary?> Read(AgentConnection connection, SessionId session)
    {
        try
        {
            return connection.View is { } view ? (await access.ForReading(view, session)).Value?.Summary : null;
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            return null;
        }
    }

    /// <summary>What <paramref name="rest"/> leaves of it; null: nothing.</summary>
    private async Task Drop(AgentConnection connection, SessionId session, Func<SessionSubscription, SessionSubscription?> rest)
    {
        await connection.Gate.WaitAsync();
        try
        {
            if (!connection.Followed.TryGetValue(session, out var followed))
                return;
            if (rest(followed) is { } left)
                connection.Followed[session] = left;
            else if (connection.Followed.TryRemove(session, out _))
                await Part(connection, followed.Feed);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    /// <summary>True: it was followed already, and now it is for this too.</summary>
    private static async Task<bool> Kept(AgentConnection connection, SessionId session, bool opened, bool own)
    {
        await connection.Gate.WaitAsync();
        try
        {
            return Keep(connection, session, opened, own);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private static bool Keep(AgentConnection connection, SessionId session, bool opened, bool own)
    {
        if (!connection.Followed.TryGetValue(session, out var known))
            return false;
        connection.Followed[session] = known with { Opened = known.Opened || opened, Own = known.Own || own };
        return true;
    }

    private async Task Enter(AgentConnection connection, SessionId session, SessionFeed feed, SessionSubscription followed)
    {
        await connection.Gate.WaitAsync();
        try
        {
            // The connection has ended meanwhile, or somebody else was quicker.
            if (connection.Closed || Keep(connection, session, followed.Opened, followed.Own))
            {
                feeds.Leave(feed);
                return;
            }

            feed.Listeners.Enter(connection);
            connection.Followed[session] = followed;
            await services.Broadcasts.AddAgent(connection.Id, feed.Key);
            if (feed.Listeners.VisitorNow() is { } gone)
                await services.Broadcasts.Agents.Clients.Client(connection.Id).Visitor(gone);
        }
        finally
        {
            connection.Gate.Release();
        }
    }

    private async Task Part(AgentConnection connection, SessionFeed feed)
    {
        feed.Listeners.Leave(connection);
        feeds.Leave(feed);
        await services.Broadcasts.RemoveAgent(connection.Id, feed.Key);
    }

    /// <summary>Off the path of signals; what fails is told to the console, which then reads.</summary>
    private async void Start(Func<Task> work, AgentConnection connection)
    {
        try
        {
            await Task.Yield();
            await work();
        }
        catch (Exception failure)
        {
            LogSettleFailed(logger, failure, connection.Agent);
            _ = services.Broadcasts.Agents.Clients.Client(connection.Id).Resync();
        }
    }

    [LoggerMessage(
        LogEvents.AgentSubscriptionsSettleFailed,
        LogLevel.Warning,
        "A console of agent {Agent} could not follow its chats; it was told to read again")]
    private static partial void LogSettleFailed(ILogger logger, Exception failure, AgentId agent);
}
