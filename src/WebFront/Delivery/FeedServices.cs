using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Console;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>What feeds need, and how they are made.</summary>
internal sealed class FeedServices(IGrainFactory grains, GrainCalls calls, Broadcasts broadcasts, TimeProvider time, ILogger<FeedServices> logger)
{
    public IGrainFactory Grains => grains;

    public GrainCalls Calls => calls;

    public Broadcasts Broadcasts => broadcasts;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public SessionFeed Session(SessionId id) => new(id, this);

    public QueueFeed Queue(ChannelId id) => new(id, this);

    public AvailabilityFeed Availability(ChannelId id) => new(id, this);

    public SettingsFeed Settings(ChannelId id) => new(id, this);

    public FiguresFeed Figures(ChannelId id) => new(id, this);

    public AgentFeed Agent(AgentId id) => new(id, this);

    public PresenceFeed Presence(AgentConnection connection) => new(connection, this);
}
