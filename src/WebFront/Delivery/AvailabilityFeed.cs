using OrleansChat.Channels;

namespace OrleansChat.Delivery;

/// <summary>Whether a channel takes chats, for the visitors that have its window open.</summary>
internal sealed class AvailabilityFeed(ChannelId channel, FeedServices services)
    : SnapshotFeed<Availability>(KeyOf(channel))
{
    private readonly SendQueue _toVisitors = new(() => Task.CompletedTask);

    public static FeedKey KeyOf(ChannelId channel) => FeedKey.Of(FeedKind.Availability, channel);

    public override Task Unsubscribe(FrontId front) => services.Grains.Channel(channel).Unsubscribe(front);

    public override void Receive(FrontSignal signal)
    {
        if (signal is AvailabilitySignal changed)
            Accept(changed.Availability);
    }

    protected override Task<Availability> SubscribeToGrain(FrontLease lease) => services.Grains.Channel(channel).Subscribe(lease);

    protected override bool Same(Availability before, Availability now) => before == now;

    protected override void Changed(Availability before, Availability now) =>
        _toVisitors.Send(view => services.Broadcasts.VisitorsOf(Key).Availability(view), ChannelViews.Availability(now));
}
