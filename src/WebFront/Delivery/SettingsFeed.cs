using OrleansChat.Channels;

namespace OrleansChat.Delivery;

/// <summary>A channel's settings as they are now, for the windows of its visitors.</summary>
internal sealed class SettingsFeed(ChannelId channel, FeedServices services) : SnapshotFeed<SettingsSnapshot>(KeyOf(channel))
{
    private readonly SendQueue _toVisitors = new(() => Task.CompletedTask);
    private ChannelSettings? _last;

    /// <summary>Null: the channel is gone.</summary>
    public ChannelSettings? Settings => Current?.Settings;

    /// <summary>Those of now; of a channel that is gone the last that were heard of, with which its chats go on.</summary>
    public ChannelSettings? Last => Settings ?? Volatile.Read(ref _last);

    public static FeedKey KeyOf(ChannelId channel) => FeedKey.Of(FeedKind.Settings, channel);

    /// <summary>What a visitor was greeted with; whoever comes to a deleted channel brings what this feed never heard.</summary>
    public void Remember(ChannelSettings settings) => Volatile.Write(ref _last, settings);

    public override Task Unsubscribe(FrontId front) => services.Grains.Channel(channel).UnsubscribeFromSettings(front);

    public override void Receive(FrontSignal signal)
    {
        if (signal is SettingsSignal changed)
            Accept(changed.Settings);
    }

    protected override Task<SettingsSnapshot> SubscribeToGrain(FrontLease lease) =>
        services.Grains.Channel(channel).SubscribeToSettings(lease);

    protected override bool Same(SettingsSnapshot before, SettingsSnapshot now) => before.Version == now.Version;

    /// <summary>That a channel is gone is told as its availability.</summary>
    protected override void Changed(SettingsSnapshot before, SettingsSnapshot now)
    {
        if ((now.Settings ?? before.Settings) is { } known)
            Remember(known);
        if (now.Settings is { } settings)
            _toVisitors.Send(view => services.Broadcasts.VisitorsOf(Key).Channel(view), WidgetConfigs.Of(channel, settings));
    }
}
