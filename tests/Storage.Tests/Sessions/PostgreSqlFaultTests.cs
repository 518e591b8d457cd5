using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Sessions;

/// <summary>Faults that only a server has.</summary>
public sealed class PostgreSqlFaultTests
{
    [Fact]
    public async Task Append_ConnectionsKilledUnderLoad_LogIsWhatWasAcknowledged()
    {
        await using var database = (PostgreSqlTestDatabase)await PostgreSqlTestDatabase.Create(ownServer: false);
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var sessions = Enumerable.Range(0, 50).Select(_ => new TestSession()).ToArray();

        var killed = KillUntil(database, process.Get<FaultyStores>(), failures: 5);
        var writing = sessions.Select(session => WriteUntil(process, session, killed)).ToArray();
        await killed;
        var acknowledged = await Task.WhenAll(writing);

        for (var i = 0; i < sessions.Length; i++)
            Assert.Equal(acknowledged[i], (await process.Log(sessions[i].Id)).Select(logged => logged.MessageId!.Value));
    }

    [Fact]
    public async Task Append_ServerCrashesUnderLoad_NothingAcknowledgedIsLost()
    {
        await using var database = (PostgreSqlTestDatabase)await PostgreSqlTestDatabase.Create(ownServer: true);
        await using var process = await StorageProcess.Start(
            database, FaultyStores.Install, ("Chat:Journal:GiveUpAfter", "00:00:25"));
        var sessions = Enumerable.Range(0, 50).Select(_ => new TestSession()).ToArray();

        var restarted = database.Server.Restart(PostgreSqlStop.Immediate);
        var writing = sessions.Select(session => WriteUntil(process, session, restarted)).ToArray();
        await restarted;
        var acknowledged = await Task.WhenAll(writing);

        for (var i = 0; i < sessions.Length; i++)
            Assert.Equal(acknowledged[i], (await process.Log(sessions[i].Id)).Select(logged => logged.MessageId!.Value));
    }

    /// <summary>
    /// A pooler that keeps prepared statements gives the next transaction another session of the server, in which nothing is set.
    /// </summary>
    [Fact]
    public async Task Append_SessionSettingIsGoneAfterEach_EachWaitsForTheDisk()
    {
        await using var database = (PostgreSqlTestDatabase)await PostgreSqlTestDatabase.Create(ownServer: false);
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        await Run(database, """
            create function must_wait() returns trigger language plpgsql as $$
            begin
              if current_setting('synchronous_commit') = 'off' then raise exception 'nobody waits for the disk'; end if;
              perform set_config('synchronous_commit', 'off', false);
              return null;
            end $$;
            create trigger must_wait after insert on session_events for each statement execute function must_wait();
            """);
        var session = new TestSession();

        for (var i = 0; i < 3; i++)
            Assert.Equal(AppendStatus.Committed, (await process.Append(session.Next())).Status);

        Assert.Empty(process.Get<FaultyStores>().Failures);
    }

    [Fact]
    public async Task Connection_ThatCannotPrepare_IsClosed()
    {
        await using var database = (PostgreSqlTestDatabase)await PostgreSqlTestDatabase.Create(ownServer: false);
        // Of a pool of one the second attempt gets none where the first one kept it.
        var one = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxPoolSize = 1, Timeout = 2 };
        await using var source = NpgsqlDataSource.Create(one);
        await using var store = new PostgreSqlBatchStore(source, pooled: false);
        PendingAppend[] appends = [new(new TestSession().Next(), 0)];

        for (var i = 0; i < 3; i++)
        {
            // Without the tables nothing can be prepared.
            var failure = await Assert.ThrowsAsync<PostgresException>(async () => await store.Commit(appends, CancellationToken.None));
            Assert.Equal(PostgresErrorCodes.UndefinedTable, failure.SqlState);
        }
    }

    [Theory]
    [InlineData("26000", CommitFailure.Unknown)] // a pooler lost a prepared statement
    [InlineData("42P05", CommitFailure.Unknown)] // or gave one twice
    [InlineData("42P01", CommitFailure.BadRow)] // no such table
    internal async Task Failure_ByState_IsSorted(string state, CommitFailure kind)
    {
        await using var stores = new PostgreSqlBatchStores("Host=nowhere");
        await using var store = stores.Create();

        Assert.Equal(kind, store.Classify(new PostgresException("words", "ERROR", "ERROR", state)));
    }

    private static async Task Run(PostgreSqlTestDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
#pragma warning disable CA2100 // A constant.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task KillUntil(PostgreSqlTestDatabase database, FaultyStores faults, int failures)
    {
        await Eventually.Holds("the writer commits", () => faults.Tried.Count > 5);
        while (faults.Failures.Count < failures)
        {
            var before = faults.Tried.Count;
            await database.KillConnections();
            await Eventually.Holds("the writer commits again after its connection was killed", () => faults.Tried.Count > before + 2);
        }
    }

    /// <summary>Writes until <paramref name="end"/>, and a few more; every append must be acknowledged, and once.</summary>
    private static async Task<List<MessageId>> WriteUntil(StorageProcess process, TestSession session, Task end)
    {
        List<MessageId> acknowledged = [];
        for (var after = 0; after < 3; after += end.IsCompleted ? 1 : 0)
        {
            var append = session.Next();
            Assert.Equal(AppendStatus.Committed, (await process.Append(append)).Status);
            acknowledged.Add(append.Events[0].MessageId!.Value);
        }
        return acknowledged;
    }
}
