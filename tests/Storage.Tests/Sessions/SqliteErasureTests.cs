using System.Text;
using Microsoft.Data.Sqlite;
using OrleansChat.Databases;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>What is erased is in no file of the database any more.</summary>
public sealed class SqliteErasureTests
{
    [Fact]
    public async Task Append_Erasing_LeavesTheTextInNoFile()
    {
        await using var database = new SqliteTestDatabase();
        await using var process = await StorageProcess.Start(database);
        var folder = database.Configuration()["Chat:Data"]!;
        var words = $"a secret of {Guid.NewGuid():N}";
        var erase = await Say(process, words);
        Assert.True(IsIn(folder, words));

        await process.Append(erase);

        await Eventually.Holds("the text to be in no file", () => !IsIn(folder, words));
    }

    [Fact]
    public async Task Append_ErasingWhileAReaderIsInTheWay_IsAnsweredAndTheFileEmptiedAfterwards()
    {
        await using var database = new SqliteTestDatabase();
        await using var process = await StorageProcess.Start(database);
        var folder = database.Configuration()["Chat:Data"]!;
        var words = $"a secret of {Guid.NewGuid():N}";
        var erase = await Say(process, words);
        await using (var connection = (SqliteConnection)await process.Database.Open(CancellationToken.None))
        await using (var reading = connection.BeginTransaction(deferred: true))
        {
            await using var reader = new SqliteCommand("select count(*) from session_events", connection, reading);
            await reader.ExecuteScalarAsync();

            Assert.Equal(AppendStatus.Committed, (await process.Append(erase)).Status);
            Assert.True(IsIn(folder, words));
        }

        await Eventually.Holds("the text to be in no file", () => !IsIn(folder, words));
    }

    /// <summary>Stores a message; answers the append that erases it.</summary>
    private static async Task<SessionAppend> Say(StorageProcess process, string words)
    {
        var session = new TestSession();
        var said = new LoggedEvent(1, TestSession.Noon, MessageId.New(), new MessageSent(Author.Customer("Kari"), MessageKind.Text, words));
        await process.Append(new([said], session.Summary with { Seq = 1, FirstMessage = words, LastMessage = words }));
        var deleted = new LoggedEvent(2, TestSession.Noon, MessageId.New(), new MessageDeleted(1, Author.Customer("Kari")));
        return new(
            [deleted],
            session.Summary with { Seq = 2 },
            [said with { Body = new MessageSent(Author.Customer("Kari"), MessageKind.Text, "") { Erased = new(TestSession.Noon, 2) } }]);
    }

    private static bool IsIn(string folder, string words) => Directory.GetFiles(folder, "chat.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
