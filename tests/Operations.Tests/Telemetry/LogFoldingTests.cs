using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Testing;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Telemetry;

/// <summary>A log says what happened, and not the same thing thousands of times.</summary>
public sealed class LogFoldingTests
{
    /// <summary>How long the database is away.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(24);

    /// <summary>Of one process: the first of each kind with its stack, the summaries, and what stood there before.</summary>
    private const int Most = 400;

    [Fact]
    public async Task ADatabaseThatIsAway_IsSaidOnce_AndItsComingBackOnce()
    {
        await using var cluster = await ServerCluster.Start(1, 1, Programs.LogFolder("operations"));
        await using var scene = await ChatScene.Open(cluster.Fronts[0]);
        var (visitor, _) = await scene.Visitor(cluster.Fronts[0], "Is anybody there?");
        var (silo, front) = (cluster.Silos[0], cluster.Fronts[0]);

        await cluster.Database.Stop();
        var tried = await KeepSending(visitor, Away);
        await cluster.Database.StartAgain();
        await Eventually.Get(
            "a message to be taken", () => ChatScene.Send(visitor, "At last."), answer => answer.Refused is null, TimeSpan.FromSeconds(60));
        await Eventually.Holds("the coming back in the log", () => Count(silo, "The database answers again") == 1);
        Assert.Equal(0, await front.Terminate());
        Assert.Equal(0, await silo.Terminate());

        Assert.True(tried > 20, $"{tried} messages were tried");
        foreach (var process in (ServerProcess[])[silo, front])
        {
            var lines = Lines(process).Length;
            Assert.True(lines < Most, $"{process.Name} wrote {lines} lines ({process.LogFile})");
            Assert.InRange(Count(process, "The database does not answer"), 0, 1);
            Assert.InRange(Count(process, "The database answers again"), 0, 1);
            Assert.InRange(Count(process, "Npgsql.PostgresException") + Count(process, "Npgsql.NpgsqlException"), 0, 3);
        }

        Assert.Equal(1, Count(silo, "The database does not answer"));
        Assert.True(Count(silo, "more lines like earlier ones") >= 1);
        Assert.Contains(Lines(silo), line => line.Contains("Npgsql.", StringComparison.Ordinal));
    }

    /// <summary>Ten visitors' worth of impatience from one. Answers how often it was tried.</summary>
    private static async Task<int> KeepSending(HubConnection visitor, TimeSpan time)
    {
        using var over = new CancellationTokenSource(time);
        var tried = 0;
        while (!over.IsCancellationRequested)
        {
            tried++;
            Assert.NotNull((await ChatScene.Send(visitor, $"Try {tried}")).Refused);
            await Task.Delay(100, CancellationToken.None);
        }

        return tried;
    }

    private static int Count(ServerProcess process, string words) =>
        Lines(process).Count(line => line.Contains(words, StringComparison.Ordinal));

    private static string[] Lines(ServerProcess process)
    {
        using var reader = new StreamReader(new FileStream(process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n');
    }
}
