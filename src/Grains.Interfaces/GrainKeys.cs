using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Sessions;
using OrleansChat.Statistics;

namespace OrleansChat;

/// <summary>From domain keys to grains; the only place that knows grain key types.</summary>
public static class GrainKeys
{
    public static IChatSessionGrain Session(this IGrainFactory grains, SessionId id) =>
        grains.GetGrain<IChatSessionGrain>(id.Value);

    public static IVisitorGrain Visitor(this IGrainFactory grains, ChannelId channel, VisitorId visitor) =>
        grains.GetGrain<IVisitorGrain>(channel.VisitorKey(visitor));

    public static IChannelGrain Channel(this IGrainFactory grains, ChannelId id) => grains.GetGrain<IChannelGrain>(id.Value);

    public static IChannelQueueGrain Queue(this IGrainFactory grains, ChannelId id) =>
        grains.GetGrain<IChannelQueueGrain>(id.Value);

    public static IAgentGrain Agent(this IGrainFactory grains, AgentId id) => grains.GetGrain<IAgentGrain>(id.Value);

    public static IChannelStatisticsGrain Statistics(this IGrainFactory grains, ChannelId id) =>
        grains.GetGrain<IChannelStatisticsGrain>(id.Value);

    public static IAgentStatisticsGrain Statistics(this IGrainFactory grains, AgentId id) =>
        grains.GetGrain<IAgentStatisticsGrain>(id.Value);

    public static IClusterPulseGrain ClusterPulse(this IGrainFactory grains, long key = 0) => grains.GetGrain<IClusterPulseGrain>(key);

    public static IClockGrain Clock(this IGrainFactory grains) => grains.GetGrain<IClockGrain>(0);
}
