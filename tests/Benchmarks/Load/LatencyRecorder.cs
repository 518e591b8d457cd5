using System.Diagnostics;
using HdrHistogram;

namespace OrleansChat.Benchmarks.Load;

/// <summary>Latencies of a window, in microseconds, kept by many threads.</summary>
internal sealed class LatencyRecorder
{
    private const long LongestMicroseconds = 120_000_000;

    private readonly Recorder _recorder = HistogramFactory
        .With64BitBucketSize()
        .WithValuesUpTo(LongestMicroseconds)
        .WithPrecisionOf(3)
        .WithThreadSafeWrites()
        .WithThreadSafeReads()
        .Create();

    /// <param name="since">A time of <see cref="Stopwatch"/>.</param>
    public void Record(long since)
    {
        var microseconds = (long)Stopwatch.GetElapsedTime(since).TotalMicroseconds;
        _recorder.RecordValue(Math.Clamp(microseconds, 1, LongestMicroseconds));
    }

    /// <summary>What was recorded since the last call.</summary>
    public HistogramBase Take() => _recorder.GetIntervalHistogram();
}
