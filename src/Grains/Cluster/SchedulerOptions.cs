using OrleansChat.Sessions;

namespace OrleansChat.Cluster;

/// <summary>How many scheduler grains share the ids.</summary>
/// <param name="Partitions">
/// How many schedulers there are; divides <see cref="Partition.Most"/>. The same on all silos: a silo that knows fewer only pings fewer.
/// </param>
public sealed record SchedulerOptions(int Partitions)
{
    /// <summary>One process: sharing would only cost queries.</summary>
    public static readonly SchedulerOptions OfOneSilo = new(1);

    /// <summary>
    /// Each costs about 1.5 queries a second, whatever there is to do. One whose silo hangs keeps the others' share moving.
    /// </summary>
    public static readonly SchedulerOptions OfCluster = new(4);
}
