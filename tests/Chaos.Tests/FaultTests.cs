using OrleansChat.Chaos.Servers;
using Xunit.Abstractions;

namespace OrleansChat.Chaos;

/// <summary>
/// The main job under faults of real processes: after each, what every visitor and agent was told is compared with the
/// log, and every open chat must be in exactly one queue or with exactly one agent.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class FaultTests(ChaosCluster cluster, ITestOutputHelper output)
{
    private const int Visitors = 100;

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenASiloIsKilled() => Survive(() => cluster.SiloProcesses[1].Kill());

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenASiloStopsOrderly() =>
        Survive(async () => Assert.Equal(0, await cluster.SiloProcesses[2].Terminate()));

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenAFrontIsKilled() => Survive(() => cluster.FrontProcesses[0].Kill());

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenTheDatabaseRestarts() => Survive(() => cluster.Database.Restart());

    private async Task Survive(Func<Task> fault)
    {
        var round = await ChaosRound.Run(cluster, Visitors, fault);
        output.WriteLine(round.ToString());
    }
}
