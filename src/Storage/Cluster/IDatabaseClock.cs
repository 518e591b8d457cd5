namespace OrleansChat.Cluster;

/// <summary>The clock that all processes of a cluster can ask: that of their PostgreSQL.</summary>
public interface IDatabaseClock
{
    /// <summary>How far this machine's clock is from it. Throws where the database is away.</summary>
    Task<ClockDifference> Measure(CancellationToken cancellation);
}

/// <summary>Two clocks that were read one after the other.</summary>
/// <param name="Ahead">How far this machine's clock is ahead of the database's; negative: behind.</param>
/// <param name="Uncertainty">The truth is at most this much more or less: half of the time that the question took.</param>
/// <param name="Database">What the database's clock said.</param>
public readonly record struct ClockDifference(TimeSpan Ahead, TimeSpan Uncertainty, DateTimeOffset Database)
{
    /// <summary>Certainly, however long the question took.</summary>
    public bool Exceeds(TimeSpan limit) => Ahead.Duration() - Uncertainty > limit;
}
