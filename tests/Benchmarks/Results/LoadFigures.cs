using System.Globalization;

namespace OrleansChat.Benchmarks.Results;

/// <summary>One measured window of load.</summary>
public sealed record LoadFigures
{
    /// <summary>Messages that arrived at the other side, per second; both directions count.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>Milliseconds from the (intended) send to the arrival at the other side.</summary>
    public required double P50 { get; init; }
    public required double P99 { get; init; }

    /// <summary>CPU seconds per 1,000 messages of all server processes under test, PostgreSQL apart.</summary>
    public required double ServerCpu { get; init; }

    /// <summary>The same of PostgreSQL; 0 where there is none.</summary>
    public required double DatabaseCpu { get; init; }

    /// <summary>The same of the load generator: it shares the machine.</summary>
    public required double GeneratorCpu { get; init; }

    /// <summary>Cores that processes outside the measurement took meanwhile; near 0 on a machine left alone.</summary>
    public required double OtherCores { get; init; }

    public double TotalCpu => ServerCpu + DatabaseCpu;

    /// <summary>In one line, for whoever waits.</summary>
    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{MessagesPerSecond:N0} msg/s, p50 {P50:F2} and p99 {P99:F1} ms, CPU s per 1,000: {ServerCpu:F3} servers, "
        + $"{DatabaseCpu:F3} PostgreSQL");

    /// <summary>The window whose throughput is the median.</summary>
    public static LoadFigures MedianOf(IReadOnlyList<LoadFigures> windows) =>
        windows.OrderBy(window => window.MessagesPerSecond).ElementAt(windows.Count / 2);
}
