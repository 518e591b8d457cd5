using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Growth of the servers' resident memory.</summary>
internal sealed record MemoryGrowth(double KilobytesPerVisitor, double KilobytesPerChat);

/// <summary>Reads the servers' resident memory at each step of gathering the crowd.</summary>
internal static class MemoryMeasurement
{
    private const int Collections = 12;
    private const long SteadyBytes = 256 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<MemoryGrowth> WhileGathering(
        Crowd crowd, ISubject subject, SubjectOptions options, CancellationToken cancel)
    {
        Progress.Say($"{options.Agents} agents and {options.Visitors} visitors connect");
        await crowd.ConnectAgents(options.Agents, cancel);
        var before = await Settled(subject, cancel);
        await crowd.ConnectVisitors(options.Visitors, cancel);
        var connected = await Settled(subject, cancel);
        await crowd.OpenChats(cancel);
        var chatting = await Settled(subject, cancel);
        return new MemoryGrowth(
            (connected - before) / 1024d / options.Visitors,
            (chatting - connected) / 1024d / options.Visitors);
    }

    /// <summary>Bytes of all servers, after full collections, when runtimes have stopped giving memory back.</summary>
    private static async Task<long> Settled(ISubject subject, CancellationToken cancel)
    {
        var last = long.MaxValue;
        for (var i = 0; i < Collections; i++)
        {
            foreach (var server in subject.Servers)
                await server.CollectGarbage(cancel);
            await Task.Delay(Pause, cancel);
            var now = subject.Servers.Sum(server => ProcessStatus.ResidentBytes(server.Id));
            if (Math.Abs(now - last) < SteadyBytes)
                return now;
            last = now;
        }

        return last;
    }
}
