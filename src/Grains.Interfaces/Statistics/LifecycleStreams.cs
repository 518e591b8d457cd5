using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// The streams that carry the lifecycle of sessions to those who need it soon but not in a millisecond. An item is a
/// doorbell: the receiver reads the stored summary, and also looks by itself now and then.
/// </summary>
public static class LifecycleStreams
{
    public const string Provider = "lifecycle";
    public const string ChannelNamespace = "chat.lifecycle.channel";
    public const string AgentNamespace = "chat.lifecycle.agent";

    public static StreamId Of(ChannelId channel) => StreamId.Create(ChannelNamespace, channel.Value);

    public static StreamId Of(AgentId agent) => StreamId.Create(AgentNamespace, agent.Value);
}

/// <summary>A session changed status, hands or counters: its log has reached <paramref name="Seq"/>.</summary>
[GenerateSerializer, Alias("chat.lifecycle-doorbell"), Immutable]
public sealed record LifecycleDoorbell([property: Id(0)] SessionId Session, [property: Id(1)] long Seq);
