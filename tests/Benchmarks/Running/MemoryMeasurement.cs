using System.Globalization;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Growth of the servers' memory in kB; live objects only where the runtime tells them.</summary>
internal sealed record MemoryGrowth(double Resident, double? Live)
{
    public static MemoryGrowth Between(MemoryReading before, MemoryReading after, int things) => new(
        (after.Resident - before.Resident) / 1024d / things,
        (after.Live - before.Live) / 1024d / things);
}

/// <summary>Bytes of all servers.</summary>
internal readonly record struct MemoryReading(long Resident, long? Live);

/// <summary>Reads the servers' memory at each step of gathering the crowd.</summary>
internal static class MemoryMeasurement
{
    /// <summary>The .NET runtime gives a free region back only when it has been free for 20 collections.</summary>
    private const int Collections = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<(MemoryGrowth PerVisitor, MemoryGrowth PerChat)> WhileGathering(
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
        return (MemoryGrowth.Between(before, connected, options.Visitors), MemoryGrowth.Between(connected, chatting, options.Visitors));
    }

    /// <summary>Of all servers, when they have collected and given back what they do not need.</summary>
    private static async Task<MemoryReading> Settled(ISubject subject, TimeSpan settling, CancellationToken cancel)
    {
        long? live = null;
        for (var i = 0; i < Collections; i++)
        {
            var told = await Task.WhenAll(subject.Servers.Select(server => server.CollectGarbage(cancel)));
            live = told.All(bytes => bytes is not null) ? told.Sum() : null;
            await Task.Delay(Pause, cancel);
        }

        await Task.Delay(settling, cancel);
        var resident = subject.Servers.Sum(server => ProcessStatus.ResidentBytes(server.Id));
        Progress.Say(
            string.Create(CultureInfo.InvariantCulture, $"resident: {resident / 1024 / 1024d:F1} MB, live: {live / 1024 / 1024d:F1} MB"));
        return new(resident, live);
    }
}
