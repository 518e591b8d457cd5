using Npgsql;
using OrleansChat.Testing.PostgreSql;
using OrleansChat.Testing.Servers;

namespace OrleansChat.Operations.Health;

/// <summary>A silo and a front say that they are not ready when PostgreSQL takes nothing, or answers nothing.</summary>
public sealed class PostgreSqlReadinessTests : IAsyncLifetime
{
    private ServerCluster _cluster = null!;

    private ServerProcess[] Both => [_cluster.Silos[0], _cluster.Fronts[0]];

    public async Task InitializeAsync() => _cluster = await ServerCluster.Start(1, 1, Programs.LogFolder("readiness"));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Ready_WithADatabaseThatIsReadOnly_IsNotAndIsAgainLater()
    {
        var database = new NpgsqlConnectionStringBuilder(_cluster.ConnectionString).Database;
        await _cluster.Database.Execute($"alter database {database} set default_transaction_read_only = on");
        await _cluster.Database.KillConnections(_cluster.ConnectionString);
        foreach (var process in Both)
        {
            var seen = await Readiness.Until(process, "databaseWrite", "readOnly");
            Assert.Equal("ready", seen.Parts["databaseRead"]);
            Assert.False(seen.Ready);
        }

        await _cluster.Database.Execute($"alter database {database} reset default_transaction_read_only");
        await _cluster.Database.KillConnections(_cluster.ConnectionString);
        foreach (var process in Both)
            await Readiness.Again(process);
    }

    [Fact]
    public async Task Ready_WithADatabaseThatHangs_AnswersAllTheSame()
    {
        using (await _cluster.Database.Hang())
        {
            foreach (var process in Both)
            {
                var seen = await Readiness.Until(process, "databaseWrite", "noAnswer");
                Assert.Equal("noAnswer", seen.Parts["databaseRead"]);
                Assert.DoesNotContain(PostgreSqlServer.Password, seen.Body, StringComparison.Ordinal);
            }
        }

        foreach (var process in Both)
            await Readiness.Again(process);
    }

    [Fact]
    public async Task Ready_WithTheDatabaseAway_NamesIt()
    {
        await _cluster.Database.Stop();
        foreach (var process in Both)
        {
            var seen = await Readiness.Until(process, "databaseRead", "noAnswer");
            Assert.False(seen.Ready);
            Assert.DoesNotContain(PostgreSqlServer.Password, seen.Body, StringComparison.Ordinal);
        }

        await _cluster.Database.StartAgain();
        foreach (var process in Both)
            await Readiness.Again(process);
    }

    [Fact]
    public async Task Ready_OfAFrontWithoutSilos_NamesTheCluster()
    {
        await _cluster.Silos[0].Kill();
        (await Readiness.Until(_cluster.Fronts[0], "cluster", "noAnswer")).Names("cluster");
    }
}
