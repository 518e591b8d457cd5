using OrleansChat.Agents;
using OrleansChat.Databases;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>What agents keep about a chat goes when the chat is erased, and does not come afterwards.</summary>
public abstract class ErasedMarksTests : StorageTests
{
    private static readonly AgentId Ola = new(Guid.CreateVersion7());
    private const string Kept = "select (select count(*) from mentions) * 10 + (select count(*) from stars)";

    [Fact]
    public async Task Erasure_OfAChat_TakesItsStarsAndMentionsAlone()
    {
        var (erased, other) = (new TestSession(), new TestSession());
        foreach (var chat in (TestSession[])[erased, other])
        {
            await Process.Append(chat.Next());
            await Mark(chat.Id);
        }

        Assert.Equal(22, await Process.Count(Kept));

        await Process.Append(erased.Next(change: summary => summary with { Status = SessionStatus.Deleted }));
        Assert.Equal(11, await Process.Count(Kept));

        await Mark(erased.Id);
        Assert.Equal(11, await Process.Count(Kept));
    }

    private async Task Mark(SessionId chat)
    {
        await Process.Get<IStarStore>().Set(Ola, chat, on: true, TestSession.Noon, CancellationToken.None);
        await Process.Get<IMentionStore>().Add(chat, MessageId.New(), [Ola], TestSession.Noon, CancellationToken.None);
    }
}

public sealed class PostgreSqlErasedMarksTests : ErasedMarksTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteErasedMarksTests : ErasedMarksTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
