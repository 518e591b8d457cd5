namespace OrleansChat.Cluster;

/// <summary>
/// The scheduler: finds in the database sessions with a deadline that has passed, agents that own chats, and channels where somebody
/// waits, and calls their grains. Every silo pings it, so that it runs as long as any silo lives. Key: which share of the ids.
/// </summary>
[Alias("chat.clock")]
[GrainInterfaceType("chat.clock")]
public interface ISchedulerGrain : IGrainWithIntegerKey
{
    /// <summary>Activates the scheduler.</summary>
    [Alias("Ping")]
    Task Ping();
}
