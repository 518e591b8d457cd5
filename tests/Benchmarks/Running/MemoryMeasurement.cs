using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Growth of the servers' resident memory.</summary>
internal sealed record MemoryGrowth(double KilobytesPerVisitor, double KilobytesPerChat);

/// <summary>Reads the servers' resident memory at each step of gathering the crowd.</summary>
internal static class MemoryMeasurement
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private const int Collections = 3;

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

    /// <summary>Bytes of all servers, after full collections.</summary>
    private static async Task<long> Settled(ISubject subject, CancellationToken cancel)
    {
        for (var i = 0; i < Collections; i++)
        {
            foreach (var server in subject.Servers)
                await server.CollectGarbage(cancel);
            await Task.Delay(Settling, cancel);
        }

        return subject.Servers.Sum(server => ProcessStatus.ResidentBytes(server.Id));
    }
}
