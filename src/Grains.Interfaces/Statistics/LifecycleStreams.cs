using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// The streams that carry the lifecycle of sessions to those who need it soon but not in a millisecond.
/// </summary>
public static class LifecycleStreams
{
    public const string Provider = "lifecycle";
    public const string ChannelNamespace = "chat.lifecycle.channel";

    /// <summary>Silos of before send news of agents there. Nobody listens any more; the name stays theirs.</summary>
    public const string AgentNamespace = "chat.lifecycle.agent";

    public static StreamId Of(ChannelId channel) => StreamId.Create(ChannelNamespace, channel.Value);
}

/// <summary>
/// Sessions that changed status, hands or counters, as they were stored. Items may come late, twice or not at all; each
/// summary's seq tells the newer one, and receivers also look into the database by themselves now and then.
/// </summary>
[GenerateSerializer, Alias("chat.lifecycle-news"), Immutable]
public sealed record LifecycleNotification([property: Id(0)] IReadOnlyList<SessionSummary> Sessions);
