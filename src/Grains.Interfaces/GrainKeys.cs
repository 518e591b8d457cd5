using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat;

/// <summary>From domain keys to grains; the only place that knows grain key types.</summary>
public static class GrainKeys
{
    // A reference made from a CLR type reads the type's attributes each time; on the path of every message that shows.
    private static readonly GrainKind Sessions = new("chat.session");
    private static readonly GrainKind Channels = new("chat.channel");
    private static readonly GrainKind Queues = new("chat.queue");
    private static readonly GrainKind Agents = new("chat.agent");
    private static readonly GrainKind ChannelStatistics = new("chat.channel-statistics");
    private static readonly GrainKind AgentStatistics = new("chat.agent-statistics");

    public static IChatSessionGrain Session(this IGrainFactory grains, SessionId id) =>
        Sessions.Get<IChatSessionGrain>(grains, id.Value);

    public static IVisitorGrain Visitor(this IGrainFactory grains, ChannelId channel, VisitorId visitor) =>
        grains.GetGrain<IVisitorGrain>(channel.VisitorKey(visitor));

    public static IChannelGrain Channel(this IGrainFactory grains, ChannelId id) => Channels.Get<IChannelGrain>(grains, id.Value);

    public static IChannelQueueGrain Queue(this IGrainFactory grains, ChannelId id) =>
        Queues.Get<IChannelQueueGrain>(grains, id.Value);

    public static IAgentGrain Agent(this IGrainFactory grains, AgentId id) => Agents.Get<IAgentGrain>(grains, id.Value);

    public static IChannelStatisticsGrain Statistics(this IGrainFactory grains, ChannelId id) =>
        ChannelStatistics.Get<IChannelStatisticsGrain>(grains, id.Value);

    public static IAgentStatisticsGrain Statistics(this IGrainFactory grains, AgentId id) =>
        AgentStatistics.Get<IAgentStatisticsGrain>(grains, id.Value);

    public static IMembershipWatchGrain MembershipWatch(this IGrainFactory grains, long key = 0) =>
        grains.GetGrain<IMembershipWatchGrain>(key);

    public static ISchedulerGrain Scheduler(this IGrainFactory grains, int partition) => grains.GetGrain<ISchedulerGrain>(partition);

    /// <summary>A kind of grain whose class and interface have one name on the wire.</summary>
    private sealed class GrainKind(string name)
    {
        private readonly GrainType _type = GrainType.Create(name);
        private readonly GrainInterfaceType _interface = GrainInterfaceType.Create(name);

        public TGrain Get<TGrain>(IGrainFactory grains, Guid key)
            where TGrain : IGrainWithGuidKey =>
            (TGrain)grains.GetGrain(GrainId.Create(_type, GrainIdKeyExtensions.CreateGuidKey(key)), _interface);
    }
}
