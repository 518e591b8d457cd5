using OrleansChat.Chaos.Servers;
using OrleansChat.Testing.PostgreSql;
using Xunit.Abstractions;

namespace OrleansChat.Chaos;

/// <summary>
/// The main job under faults of real processes: after each, what every visitor and agent was told is compared with the
/// log, and every open chat must be in exactly one queue or with exactly one agent.
/// </summary>
[Collection(SeparateCluster.Name)]
public sealed class FaultTests(SeparateCluster cluster, ITestOutputHelper output)
{
    private const int Visitors = 100;

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenASiloIsKilled() => Survive(Faults.Kill(cluster.SiloProcesses[1]));

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenASiloStopsOrderly() => Survive(Faults.Stop(cluster.SiloProcesses[2]));

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenAFrontIsKilled() => Survive(Faults.Kill(cluster.FrontProcesses[0]));

    [Fact]
    public Task NothingAcknowledgedIsLost_WhenTheDatabaseRestarts() => Survive(Faults.Restart(cluster.Database, PostgreSqlStop.Fast));

    [Fact]
    public Task NothingIsAcknowledgedWhileTheDatabaseHangs_AndNothingIsLostWithASiloKilledThen() =>
        Survive(Faults.KillWhileHanging(cluster.Database, cluster.SiloProcesses[0]));

    [Fact]
    public Task NothingIsLostOrDoubled_WhenASiloHangsAndComesBackAfterItsWorkWasTakenOver() =>
        Survive(Faults.Freeze(cluster.SiloProcesses[1]));

    [Fact]
    public Task WhatWasRefusedForGoodIsNeverStored_WhenChatsEndAndAreReopenedWhileASiloHangs() =>
        Survive(ReturningChats.Fault(cluster, cluster.SiloProcesses[2]));

    private async Task Survive(Func<Traffic, Task> fault)
    {
        var round = await ChaosRound.Run(cluster, Visitors, fault);
        output.WriteLine(round.ToString());
        await cluster.WatchOn(round.Presence);
    }
}
