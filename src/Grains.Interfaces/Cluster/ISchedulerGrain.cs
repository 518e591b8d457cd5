namespace OrleansChat.Cluster;

/// <summary>
/// The durable timer: finds sessions that are due, agents that own chats, and channels where somebody waits, in the
/// database, and wakes their grains. Every silo pings it, so that it runs as long as any silo lives. Key: which share of the ids.
/// </summary>
[Alias("chat.clock")]
[GrainInterfaceType("chat.clock")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Makes sure that the clock runs.</summary>
    [Alias("Ping")]
    Task Ping();
}
