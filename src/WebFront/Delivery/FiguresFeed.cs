using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat.Delivery;

/// <summary>A channel's live figures and ongoing chats, for the dashboards of its agents.</summary>
internal sealed class FiguresFeed : SnapshotFeed<ChannelFigures>
{
    private readonly ChannelId _channel;
    private readonly FeedServices _services;

    public FiguresFeed(ChannelId channel, FeedServices services)
        : base(KeyOf(channel))
    {
        _channel = channel;
        _services = services;
        Consoles = new(Key, services.Broadcasts);
    }

    public BoardAudience Consoles { get; }

    public static FeedKey KeyOf(ChannelId channel) => FeedKey.Of(FeedKind.Figures, channel);

    public override Task Unsubscribe(FrontId front) => _services.Grains.Statistics(_channel).Unsubscribe(front);

    public override void Receive(FrontSignal signal)
    {
        if (signal is not FiguresSignal changed)
            return;
        // Told even when all figures stay the same: a message changes a chat's line and no number.
        Note(changed.Figures);
        Send(changed.Figures, changed.Changed);
    }

    protected override Task<ChannelFigures> SubscribeToGrain(FrontLease lease) => _services.Grains.Statistics(_channel).Subscribe(lease);

    protected override bool Same(ChannelFigures before, ChannelFigures now) => before == now;

    protected override void Changed(ChannelFigures before, ChannelFigures now) => Send(now, []);

    /// <summary>
    /// Who still waits, or left without having been accepted, is told of by the queue. A chat that went to another channel is read by
    /// those who may read that one.
    /// </summary>
    private void Send(ChannelFigures figures, IReadOnlyList<SessionSummary> changed)
    {
        var accepted = changed.Where(session => session.AcceptedAt is not null).ToArray();
        Consoles.Send(
            visibility => new FiguresPush(
                _channel.ToString(),
                ChannelViews.Figures(figures),
                [.. accepted.Select(session => SessionRows.Line(session, session.Channel == _channel && visibility.Covers(session)))]),
            static (console, push) => console.Figures(push));
    }
}
