using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrleansChat.Databases;

/// <summary>How long reads take (meter <c>OrleansChat.Database</c>); what is written the journal measures.</summary>
internal static class DatabaseMetrics
{
    /// <summary>Seconds: from a read in memory to one that gives up.</summary>
    public static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    private static readonly Meter Meter = new("OrleansChat.Database");

    private static readonly Histogram<double> Reads = Meter.CreateHistogram(
        "chat.database.read.duration", "s", "Time of one read, its repetition included.", tags: null, Seconds);

    public static long Begin() => Reads.Enabled ? Stopwatch.GetTimestamp() : 0;

    public static void Read(long began, bool served)
    {
        if (began != 0)
            Reads.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("served", served));
    }
}
