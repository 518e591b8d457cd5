namespace OrleansChat.Benchmarks.Results;

/// <summary>All that was measured of one subject at one number of connections.</summary>
public sealed record SubjectFigures
{
    public required string Subject { get; init; }
    public required int Connections { get; init; }
    public required LoadFigures ClosedLoop { get; init; }

    /// <summary>By messages per second offered; empty where only the closed loop was asked for.</summary>
    public required IReadOnlyDictionary<int, LoadFigures> OpenLoop { get; init; }

    /// <summary>Null where only the closed loop was asked for.</summary>
    public required RestingFigures? Resting { get; init; }
    public required FaultCounts Faults { get; init; }

    /// <summary>Cores that processes outside the measurement took, at the worst.</summary>
    public double OtherCores => OpenLoop.Values.Append(ClosedLoop).Max(load => load.OtherCores);
}

/// <summary>What a subject takes when nobody says anything.</summary>
public sealed record RestingFigures
{
    /// <summary>Seconds from the start of its processes (PostgreSQL apart) until it was ready.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>CPU seconds per second of the busiest server process, all connections being open.</summary>
    public required double IdleCoresOfBusiest { get; init; }

    /// <summary>The same of all server processes together, PostgreSQL apart.</summary>
    public required double IdleCores { get; init; }

    /// <summary>Growth of resident memory of all server processes, kB per connected visitor without a chat.</summary>
    public required double KilobytesPerVisitor { get; init; }

    /// <summary>Growth when each of them starts a chat and an agent accepts it, kB per chat.</summary>
    public required double KilobytesPerChat { get; init; }

    /// <summary>The same two of live objects alone, which the number of chats at hand does not drown in noise; null for Node.</summary>
    public required double? LiveKilobytesPerVisitor { get; init; }
    public required double? LiveKilobytesPerChat { get; init; }
}

/// <summary>What went wrong during load; all zero in a sound run.</summary>
/// <param name="Failed">Sends that were refused or failed for good.</param>
/// <param name="Repeated">Calls that a server asked to be made again later; their wait is in the latencies.</param>
/// <param name="Missing">Messages that had not arrived seconds after the load ended.</param>
/// <param name="Examples">Some of the failures, in words.</param>
public sealed record FaultCounts(long Failed, long Repeated, long Missing, IReadOnlyList<string> Examples)
{
    public bool None => Failed == 0 && Repeated == 0 && Missing == 0;
}
