using System.Collections.Concurrent;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>A channel's queue: the incoming list of agents, and the place of each visitor who waits at this front.</summary>
internal sealed class QueueFeed : SnapshotFeed<QueueSnapshot>
{
    private readonly ChannelId _channel;
    private readonly FeedServices _services;
    private readonly ConcurrentDictionary<SessionId, WaitingVisitor> _waiting = new();

    public QueueFeed(ChannelId channel, FeedServices services)
        : base(KeyOf(channel))
    {
        _channel = channel;
        _services = services;
        Consoles = new(Key, services.Broadcasts);
    }

    public static FeedKey KeyOf(ChannelId channel) => FeedKey.Of(FeedKind.Queue, channel);

    public BoardAudience Consoles { get; }

    /// <summary>From now on the visitor's connections hear of their place.</summary>
    public void EnterVisitor(SessionFeed session) =>
        _waiting.AddOrUpdate(
            session.Id,
            static (_, feed) => new WaitingVisitor(feed, 1),
            static (_, known, _) => known with { Connections = known.Connections + 1 },
            session);

    public void LeaveVisitor(SessionId session)
    {
        while (_waiting.TryGetValue(session, out var known))
        {
            var left = known.Connections == 1
                ? _waiting.TryRemove(KeyValuePair.Create(session, known))
                : _waiting.TryUpdate(session, known with { Connections = known.Connections - 1 }, known);
            if (left)
                return;
        }
    }

    /// <summary>The session's place now; null: not (yet) in the queue.</summary>
    public QueueView? PlaceOf(SessionId session)
    {
        var entries = Current?.Entries ?? [];
        for (var index = 0; index < entries.Count; index++)
        {
            if (entries[index].Session == session)
                return ChannelViews.Place(Current!, index);
        }

        return null;
    }

    public override Task Unsubscribe(FrontId front) => _services.Grains.Queue(_channel).Unsubscribe(front);

    public override void Receive(FrontSignal signal)
    {
        if (signal is QueueSignal queue)
            Accept(queue.Queue);
    }

    protected override Task<QueueSnapshot> SubscribeToGrain(FrontLease lease) => _services.Grains.Queue(_channel).Subscribe(lease);

    protected override bool Same(QueueSnapshot before, QueueSnapshot now) =>
        before.Version == now.Version && before.Entries.Count == now.Entries.Count;

    protected override void Changed(QueueSnapshot before, QueueSnapshot now)
    {
        Consoles.Send(
            visibility => QueueChanges.Between(before, now, visibility), static (console, change) => console.QueueChanged(change));
        if (!_waiting.IsEmpty)
            TellPlaces(now);
    }

    /// <summary>Only to those whose place or wait is another than they were told.</summary>
    private void TellPlaces(QueueSnapshot now)
    {
        for (var index = 0; index < now.Entries.Count; index++)
        {
            if (_waiting.TryGetValue(now.Entries[index].Session, out var visitor))
                visitor.Tell(ChannelViews.Place(now, index));
        }
    }

    /// <summary>A visitor's chat with connections at this front.</summary>
    private sealed record WaitingVisitor(SessionFeed Feed, int Connections)
    {
        private QueueView? _told;

        public void Tell(QueueView place)
        {
            if (place == _told)
                return;
            _told = place;
            Feed.Listeners.Place(place);
        }
    }
}
