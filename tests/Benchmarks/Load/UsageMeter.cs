using System.Diagnostics;
using HdrHistogram;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Results;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Load;

/// <summary>CPU time that everybody had used at one moment.</summary>
internal readonly record struct Usage(long At, double Servers, double Database, double Generator, double Machine)
{
    /// <summary>CPU seconds of everybody who has nothing to do with the measurement.</summary>
    public double Others => Machine - Servers - Database - Generator;
}

/// <summary>Turns two readings and the latencies between them into figures.</summary>
internal sealed class UsageMeter(ISubject subject)
{
    public Usage Read() => new(
        Stopwatch.GetTimestamp(),
        subject.Servers.Sum(server => ProcessStatus.CpuSeconds(server.Id)),
        subject.DatabaseProcess is { } database ? ProcessStatus.CpuSecondsWithChildren(database) : 0,
        ProcessStatus.CpuSeconds(Environment.ProcessId),
        ProcessStatus.CpuSecondsOfMachine());

    public static LoadFigures Figures(Usage before, Usage after, HistogramBase latencies)
    {
        var seconds = Stopwatch.GetElapsedTime(before.At, after.At).TotalSeconds;
        var thousands = Math.Max(1, latencies.TotalCount) / 1000d;
        return new LoadFigures
        {
            MessagesPerSecond = latencies.TotalCount / seconds,
            P50 = latencies.GetValueAtPercentile(50) / 1000d,
            P99 = latencies.GetValueAtPercentile(99) / 1000d,
            ServerCpu = (after.Servers - before.Servers) / thousands,
            DatabaseCpu = (after.Database - before.Database) / thousands,
            GeneratorCpu = (after.Generator - before.Generator) / thousands,
            OtherCores = Math.Max(0, (after.Others - before.Others) / seconds),
        };
    }
}
