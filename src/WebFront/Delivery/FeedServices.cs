using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge;
using OrleansChat.Edge.Calls;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>What feeds need, and how they are made.</summary>
internal sealed class FeedServices(
    IGrainFactory grains, GrainCalls calls, Broadcasts broadcasts, FrontSettings settings, TimeProvider time, ILogger<FeedServices> logger)
{
    public IGrainFactory Grains => grains;

    public GrainCalls Calls => calls;

    public Broadcasts Broadcasts => broadcasts;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    /// <summary>
    /// How often a session hears that a window of its visitor is open: three times before it would take them for gone. One that does not
    /// wait costs a read of the database each time, and need be heard of once after it begins to wait.
    /// </summary>
    public TimeSpan VisitorEvery(bool waits) => settings.Queue.AbandonAfter * (waits ? 1 / 3.0 : 2 / 3.0);

    public SessionFeed Session(SessionId id) => new(id, this);

    public QueueFeed Queue(ChannelId id) => new(id, this);

    public AvailabilityFeed Availability(ChannelId id) => new(id, this);

    public SettingsFeed Settings(ChannelId id) => new(id, this);

    public FiguresFeed Figures(ChannelId id) => new(id, this);

    public AgentFeed Agent(AgentId id) => new(id, this);

    public PresenceFeed Presence(AgentConnection connection) => new(connection, this);
}
