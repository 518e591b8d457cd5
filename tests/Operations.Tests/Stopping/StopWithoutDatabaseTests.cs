using Microsoft.Data.Sqlite;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Stopping;

/// <summary>SIGTERM ends every process in time, also while its database is away or hangs, and the log says what was left undone.</summary>
public sealed class StopWithoutDatabaseTests
{
    private const string Line = "The database does not answer, and this process ends without it";

    [Theory]
    [InlineData("Separate", false)]
    [InlineData("Separate", true)]
    [InlineData("Member", false)]
    [InlineData("Member", true)]
    public async Task Cluster_WhoseDatabaseIsAway_EndsWhenAsked(string mode, bool hangs)
    {
        await using var cluster = await ServerCluster.Start(silos: 2, fronts: 1, Programs.LogFolder("stop-without-database"), mode);
        ServerProcess[] all = [.. cluster.Fronts, .. cluster.Silos];
        using var hanging = hangs ? await cluster.Database.Hang() : null;
        if (!hangs)
            await cluster.Database.Stop(PostgreSqlStop.Immediate);

        // Two minutes, once; the product's promise is ten seconds, and nothing here is measured.
        var codes = await Task.WhenAll(all.Select(static process => process.Terminate()));

        Assert.All(codes, static code => Assert.Equal(0, code));
        Assert.All(all, static process => Assert.DoesNotContain("Unhandled exception", Log(process), StringComparison.Ordinal));
        Assert.All(cluster.Silos, static silo => Assert.Contains(Line, Log(silo), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cluster_WhoseDatabaseIsThere_EndsInOrder()
    {
        await using var cluster = await ServerCluster.Start(silos: 2, fronts: 1, Programs.LogFolder("stop-without-database"));

        foreach (var process in cluster.Fronts.Concat(cluster.Silos))
        {
            Assert.Equal(0, await process.Terminate());
            Assert.DoesNotContain(Line, Log(process), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Embedded_WhoseFileIsLocked_EndsWhenAsked()
    {
        await using var server = await EmbeddedServer.Start(Programs.LogFolder("stop-without-database"));
        await using var other = new SqliteConnection($"Data Source={Path.Combine(server.Data, "chat.db")};Pooling=false");
        await other.OpenAsync();
        await using var writing = other.BeginTransaction(deferred: false);

        Assert.Equal(0, await server.Process.Terminate());
    }

    private static string Log(ServerProcess process)
    {
        using var reader = new StreamReader(new FileStream(process.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
