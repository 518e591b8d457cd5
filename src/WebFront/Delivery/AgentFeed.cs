using System.Collections.Concurrent;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Notes;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>What happens to one agent's chats and standing, for all their consoles at this front.</summary>
internal sealed class AgentFeed : Feed
{
    private readonly AgentId _agent;
    private readonly FeedServices _services;
    private readonly SendQueue _sends;
    private readonly ConcurrentDictionary<string, AgentConnection> _connections = new();

    public AgentFeed(AgentId agent, FeedServices services)
        : base(KeyOf(agent))
    {
        _agent = agent;
        _services = services;
        _sends = new(() => services.Broadcasts.AgentsOf(Key).Resync());
    }

    public static FeedKey KeyOf(AgentId agent) => FeedKey.Of(FeedKind.Agent, agent);

    public void Enter(AgentConnection connection) => _connections[connection.Id] = connection;

    public void Exit(AgentConnection connection) => _connections.TryRemove(connection.Id, out _);

    public override async Task<Refusal?> Subscribe(FrontLease lease)
    {
        await _services.Grains.Agent(_agent).Subscribe(lease);
        return null;
    }

    public override Task Unsubscribe(FrontId front) => _services.Grains.Agent(_agent).Unsubscribe(front);

    public override void MayHaveMissed() => _sends.Send(key => _services.Broadcasts.AgentsOf(key).Resync(), Key);

    public override void Receive(FrontSignal signal)
    {
        if (signal is SignedOutSignal)
            EndAll();
        if (signal is not AgentSignal told)
            return;
        if (told.Session is { } session)
            TakeSession(session);
        if (told.View is { } view)
            TakeView(view);
        if (told.Draft is { } draft)
            _sends.Send(push => _services.Broadcasts.AgentsOf(Key).Draft(push), DraftViews.Of(draft));
        if (told.News is { } news)
            _sends.Send(push => _services.Broadcasts.AgentsOf(Key).News(push), new NewsPush(WireNames.Of(news)));
        if (told.Channel is { } channel)
            _sends.Send(push => _services.Broadcasts.AgentsOf(Key).ChannelChanged(push), ChannelViews.Notification(channel));
    }

    /// <summary>A browser whose sign-in is still good is back in a moment.</summary>
    private void EndAll()
    {
        foreach (var (_, connection) in _connections)
            connection.End();
    }

    private void TakeSession(SessionSummary session)
    {
        var row = MayRead(session) ? SessionRows.Of(session) : SessionRows.Line(session, readable: false);
        _sends.Send(line => _services.Broadcasts.AgentsOf(Key).Chat(line), row);
        foreach (var (_, connection) in _connections)
            connection.Heard(session);
    }

    /// <summary>The news may be that the chat is somebody else's now.</summary>
    private bool MayRead(SessionSummary session)
    {
        if (session.Agent?.Id == _agent || session.Transfer?.To?.Id == _agent)
            return true;
        var view = _connections.Values.Select(console => console.View).FirstOrDefault(known => known is not null);
        return view is not null && view.RefusesReading(session) is null;
    }

    private void TakeView(AgentView view)
    {
        _sends.Send(me => _services.Broadcasts.AgentsOf(Key).Me(me), AgentViews.Me(view));
        foreach (var (_, connection) in _connections)
            connection.Heard(view);
    }
}
