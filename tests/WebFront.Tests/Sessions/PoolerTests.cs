using Npgsql;
using OrleansChat.Hosting;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Sessions;

/// <summary>Everything goes through PgBouncer in transaction mode, with the setting that docs/operations/settings.md names.</summary>
public sealed class PoolerTests : IAsyncLifetime
{
    private const int Visitors = 6;
    private const int Messages = 15;

    private readonly LogCapture _logs = new();
    private PostgreSqlServer _database = null!;
    private PgBouncer _pooler = null!;
    private FrontHost _front = null!;
    private string _direct = "";

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlServer.Start();
        _pooler = await PgBouncer.Start(_database);
        _direct = await _database.CreateDatabase();
        _front = new()
        {
            Settings =
            [
                "--Chat:Mode=Member", "--Chat:Database:Provider=PostgreSql",
                $"--Chat:Database:ConnectionString={_pooler.ConnectionString(_direct)}",
                $"--Chat:Cluster:SiloPort={FreePort.Next()}", "--Chat:Cluster:GatewayPort=0", .. FrontHost.WithoutLimits,
            ],
            Logs = _logs,
        };
        await _front.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _pooler.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Chats_ThroughAPoolerInTransactionMode_AreWholeAndInOrder()
    {
        await using var agent = await _front.PresentAgent();

        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(Chat));

        await _front.Stop();
        await _front.Start();
        Assert.DoesNotContain(_logs.Lines, static line => line.Contains("prepared statement", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_logs.Lines, static line => line.Contains("PostgresException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_ThroughAPoolerWhoseServerDoesNotWaitForTheDisk_WaitsForIt()
    {
        await using var agent = await _front.PresentAgent();
        await _database.Execute("alter system set synchronous_commit = off");
        await _database.Execute("select pg_reload_conf()");
        await using var pooled = NpgsqlDataSource.Create(_pooler.ConnectionString(_direct) + ";Pooling=false");
        await Eventually.Holds("the server not to wait for the disk", async () => await IsOff(pooled));
        await Run(_direct, """
            create function must_wait() returns trigger language plpgsql as $$
            begin
              if current_setting('synchronous_commit') = 'off' then raise exception 'nobody waits for the disk'; end if;
              return new;
            end $$;
            create trigger must_wait before insert on session_events for each row execute function must_wait();
            """);

        await Chat(0);

        // Whoever comes next on one of the few connections has the server's own value: nothing was set for others.
        Assert.True(await IsOff(pooled));
    }

    private static async Task<bool> IsOff(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select current_setting('synchronous_commit')");
        return (string?)await command.ExecuteScalarAsync() == "off";
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
#pragma warning disable CA2100 // A constant.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task Chat(int number)
    {
        await using var visitor = await _front.Visitor();
        Assert.Null((await visitor.Hello()).Refused);
        Assert.Null((await visitor.Start($"Question {number}")).Refused);
        string[] texts = [.. Enumerable.Range(0, Messages).Select(message => $"{number}: {message}")];
        foreach (var text in texts)
            Assert.Null((await visitor.Send(text)).Refused);
        var log = (await visitor.Sync(0)).Ok!.Log;
        Assert.Equal([$"Question {number}", .. texts], log.Events.Select(static view => view.Text).OfType<string>());
    }
}
