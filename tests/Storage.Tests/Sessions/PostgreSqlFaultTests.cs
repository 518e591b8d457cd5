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
