using Microsoft.Data.Sqlite;
using OrleansChat.Databases;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>The write-ahead log of SQLite gives its disk space back.</summary>
public sealed class SqliteLogSizeTests
{
    private const long Limit = 16 * 1024 * 1024;

    [Fact]
    public async Task WriteAheadLog_ThatGrewWhileSomebodyRead_ShrinksAfterwards()
    {
        await using var database = new SqliteTestDatabase();
        await using var process = await StorageProcess.Start(database);
        var log = new FileInfo(Path.Combine(database.Configuration()["Chat:Data"]!, "chat.db-wal"));
        var session = new TestSession();
        await process.Append(session.Next());
        await using (var connection = (SqliteConnection)await process.Database.Open(CancellationToken.None))
        await using (var reading = connection.BeginTransaction(deferred: true))
        {
            // What somebody reads cannot be overwritten: the log grows.
            await using var reader = new SqliteCommand("select count(*) from session_events", connection, reading);
            await reader.ExecuteScalarAsync();
            while (SizeOf(log) < 2 * Limit)
                await process.Append(session.Next(events: 400));
        }

        await Eventually.Holds("a small write-ahead log", async () =>
        {
            await process.Append(session.Next());
            return SizeOf(log) <= Limit;
        });
    }

    private static long SizeOf(FileInfo file)
    {
        file.Refresh();
        return file.Length;
    }
}
