using OrleansChat.Chaos.Servers;
using Xunit.Abstractions;

namespace OrleansChat.Chaos;

/// <summary>
/// The same where web fronts host silos themselves: with a front its browsers' connections and a part of the grains die at once.
/// </summary>
[Collection(MemberCluster.Name)]
public sealed class MemberFaultTests(MemberCluster cluster, ITestOutputHelper output)
{
    private const int Visitors = 50;

    [Fact]
    public async Task NothingAcknowledgedIsLost_WhenAFrontThatHostsASiloIsKilled()
    {
        var round = await ChaosRound.Run(cluster, Visitors, Faults.Kill(cluster.FrontProcesses[1]));
        output.WriteLine(round.ToString());
        await cluster.WatchOn(round.Presence);
    }
}
