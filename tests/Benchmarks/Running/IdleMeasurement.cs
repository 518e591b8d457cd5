using System.Diagnostics;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>CPU of servers whose connections are open while nobody says anything.</summary>
internal static class IdleMeasurement
{
    /// <returns>CPU seconds per second of each server process.</returns>
    public static async Task<IReadOnlyList<double>> Run(
        ISubject subject, TimeSpan settling, TimeSpan window, CancellationToken cancel)
    {
        await Task.Delay(settling, cancel);
        var began = Stopwatch.GetTimestamp();
        var before = Read(subject);
        await Task.Delay(window, cancel);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return [.. Read(subject).Zip(before, (after, earlier) => (after - earlier) / seconds)];
    }

    private static double[] Read(ISubject subject) =>
        [.. subject.Servers.Select(server => ProcessStatus.CpuSeconds(server.Id))];
}
