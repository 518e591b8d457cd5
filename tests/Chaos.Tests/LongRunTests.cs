using System.Diagnostics;
using System.Globalization;
using OrleansChat.Chaos.Servers;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Chaos;

/// <summary>Random faults, one after the other, for as long as <c>./eng/chaos --minutes N</c> says; writes a report.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LongRunTests(ChaosCluster cluster)
{
    private const int Visitors = 100;

    [LongRunFact]
    public async Task NothingAcknowledgedIsLost_UnderRandomFaults()
    {
        var random = new Random(LongRunFact.Seed);
        var report = new ChaosReport(LongRunFact.Seed);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < LongRunFact.Length)
        {
            var (name, fault) = Draw(random);
            await report.Record(name, () => ChaosRound.Run(cluster, Visitors, fault));
        }
    }

    private (string Name, Func<Task> Fault) Draw(Random random)
    {
        var silo = cluster.SiloProcesses[random.Next(cluster.SiloProcesses.Count)];
        var front = cluster.FrontProcesses[random.Next(cluster.FrontProcesses.Count)];
        return random.Next(6) switch
        {
            0 or 1 => ($"kill -9 {silo.Name}", silo.Kill),
            2 => ($"SIGTERM {silo.Name}", silo.Terminate),
            3 => ($"kill -9 {front.Name}", front.Kill),
            4 => ("crash and restart of PostgreSQL", () => cluster.Database.Restart(PostgreSqlStop.Immediate)),
            _ => ($"kill -9 {silo.Name} and {front.Name}", () => Task.WhenAll(silo.Kill(), front.Kill())),
        };
    }
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

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
