using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>Goes through everything once on a few chats, so that memory is compared with a server that has worked.</summary>
internal static class Rehearsal
{
    public const int Agents = 4;
    private const int Visitors = 40;

    public static async Task Run(ISubject subject, TimeSpan time, Faults faults, CancellationToken cancel)
    {
        await using var crowd = new Crowd(subject);
        await crowd.ConnectAgents(Agents, cancel);
        await crowd.ConnectVisitors(Visitors, cancel);
        await crowd.OpenChats(cancel);
        await new ClosedLoop(crowd.Chats, new UsageMeter(subject), faults).Run(time, TimeSpan.Zero, windows: 0, cancel);
    }
}
