using System.Diagnostics;
using System.Globalization;
using OrleansChat.Chaos.Servers;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Chaos;

/// <summary>Random faults, one after the other, for as long as <c>./eng/chaos --minutes N</c> says; writes a report.</summary>
public abstract class LongRunTests(ChaosCluster cluster, string description)
{
    private const int Visitors = 100;
    private const int Draws = 1_000;

    protected async Task Run()
    {
        var random = new Random(LongRunFact.Seed);
        var report = new ChaosReport(LongRunFact.Seed, description);
        var clock = Stopwatch.StartNew();
        try
        {
            while (clock.Elapsed < LongRunFact.Length)
            {
                var (name, fault) = DrawWanted(random);
                await report.Record(name, () => Survive(fault));
            }
        }
        finally
        {
            report.Close();
        }
    }

    private async Task<ChaosRound> Survive(Func<Traffic, Task> fault)
    {
        var round = await ChaosRound.Run(cluster, Visitors, fault);
        await round.Presence.Finish();
        return round;
    }

    private (string Name, Func<Traffic, Task> Fault) DrawWanted(Random random)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var drawn = Draw(random);
            if (drawn.Name.Contains(LongRunFact.Only, StringComparison.OrdinalIgnoreCase))
                return drawn;
        }

        throw new InvalidOperationException($"No fault has '{LongRunFact.Only}' in its name.");
    }

    private (string Name, Func<Traffic, Task> Fault) Draw(Random random)
    {
        var silo = cluster.SiloProcesses[random.Next(cluster.SiloProcesses.Count)];
        var front = cluster.FrontProcesses[random.Next(cluster.FrontProcesses.Count)];
        return random.Next(11) switch
        {
            0 or 1 => ($"kill -9 {silo.Name}", Faults.Kill(silo)),
            2 => ($"SIGTERM {silo.Name}", Faults.Stop(silo)),
            3 => ($"kill -9 {front.Name}", Faults.Kill(front)),
            4 => ($"SIGTERM {front.Name}", Faults.Stop(front)),
            5 => ("crash and restart of PostgreSQL", Faults.Restart(cluster.Database, PostgreSqlStop.Immediate)),
            6 => ($"PostgreSQL hangs, kill -9 {silo.Name}", Faults.KillWhileHanging(cluster.Database, silo)),
            7 => ($"{silo.Name} hangs and comes back", Faults.Freeze(silo)),
            8 => ($"{silo.Name} hangs while chats end and are reopened", ReturningChats.Fault(cluster, silo)),
            9 => ("kill -9 each silo in turn", Faults.KillInTurn(cluster.SiloProcesses, cluster.Repair)),
            _ => ($"kill -9 {silo.Name} and {front.Name}", Faults.Kill(silo, front)),
        };
    }
}

/// <summary>Silos and fronts as processes apart.</summary>
[Collection(SeparateCluster.Name)]
public sealed class SeparateLongRunTests(SeparateCluster cluster) : LongRunTests(cluster, "3 silos and 2 fronts")
{
    [LongRunFact]
    public Task NothingAcknowledgedIsLost_UnderRandomFaults() => Run();
}

/// <summary>Fronts that host silos.</summary>
[Collection(MemberCluster.Name)]
public sealed class MemberLongRunTests(MemberCluster cluster) : LongRunTests(cluster, "2 fronts that host silos, and 1 silo")
{
    [LongRunFact]
    public Task NothingAcknowledgedIsLost_UnderRandomFaults() => Run();
}

/// <summary>Runs only when asked for through the environment, as ./eng/chaos does.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongRunFact : FactAttribute
{
    public LongRunFact()
    {
        if (Length == TimeSpan.Zero)
            Skip = "Run it with ./eng/chaos --minutes N.";
    }

    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(Number("CHAT_CHAOS_MINUTES", 0));

    /// <summary>Repeats the choice of faults of an earlier run.</summary>
    public static int Seed { get; } = Number("CHAT_CHAOS_SEED", Environment.ProcessId);

    /// <summary>A part of the names of the faults that are wanted; empty: all.</summary>
    public static string Only { get; } = Environment.GetEnvironmentVariable("CHAT_CHAOS_ONLY") ?? "";

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
