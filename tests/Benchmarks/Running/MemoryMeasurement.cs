using System.Globalization;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Growth of the servers' resident memory.</summary>
internal sealed record MemoryGrowth(double KilobytesPerVisitor, double KilobytesPerChat);

/// <summary>Reads the servers' resident memory at each step of gathering the crowd.</summary>
internal static class MemoryMeasurement
{
    /// <summary>The .NET runtime gives a free region back only when it has been free for 20 collections.</summary>
    private const int Collections = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<MemoryGrowth> WhileGathering(
        Crowd crowd, ISubject subject, SubjectOptions options, CancellationToken cancel)
    {
        var settling = options.Lengths.MemorySettling;
        Progress.Say($"{options.Agents} agents and {options.Visitors} visitors connect");
        await crowd.ConnectAgents(options.Agents, cancel);
        var before = await Settled(subject, settling, cancel);
        await crowd.ConnectVisitors(options.Visitors, cancel);
        var connected = await Settled(subject, settling, cancel);
        await crowd.OpenChats(cancel);
        var chatting = await Settled(subject, settling, cancel);
        return new MemoryGrowth(
            (connected - before) / 1024d / options.Visitors,
            (chatting - connected) / 1024d / options.Visitors);
    }

    /// <summary>Bytes of all servers, when they have collected and given back what they do not need.</summary>
    private static async Task<long> Settled(ISubject subject, TimeSpan settling, CancellationToken cancel)
    {
        for (var i = 0; i < Collections; i++)
        {
            foreach (var server in subject.Servers)
                await server.CollectGarbage(cancel);
            await Task.Delay(Pause, cancel);
        }

        await Task.Delay(settling, cancel);
        var resident = subject.Servers.Sum(server => ProcessStatus.ResidentBytes(server.Id));
        Progress.Say(string.Create(CultureInfo.InvariantCulture, $"resident: {resident / 1024 / 1024d:F1} MB"));
        return resident;
    }
}
