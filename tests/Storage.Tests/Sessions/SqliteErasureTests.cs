using System.Text;
using OrleansChat.Databases;

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
        var session = new TestSession();
        var words = $"a secret of {Guid.NewGuid():N}";
        var said = new LoggedEvent(1, TestSession.Noon, MessageId.New(), new MessagePosted(Author.Customer("Kari"), MessageKind.Text, words));
        await process.Append(new([said], session.Summary with { Seq = 1, FirstMessage = words, LastMessage = words }));
        Assert.True(IsIn(folder, words));

        var deleted = new LoggedEvent(2, TestSession.Noon, MessageId.New(), new MessageDeleted(1, Author.Customer("Kari")));
        await process.Append(new(
            [deleted],
            session.Summary with { Seq = 2 },
            [said with { Body = new MessagePosted(Author.Customer("Kari"), MessageKind.Text, "") { Erased = new(TestSession.Noon, 2) } }]));

        Assert.False(IsIn(folder, words));
    }

    private static bool IsIn(string folder, string words) => Directory.GetFiles(folder, "chat.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
