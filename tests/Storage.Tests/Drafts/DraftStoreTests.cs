using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Databases;
using OrleansChat.Sessions;
using OrleansChat.Storage;

namespace OrleansChat.Drafts;

/// <summary>Drafts on both databases.</summary>
public abstract class DraftStoreTests : StorageTests
{
    private static readonly SessionId Chat = new(Guid.CreateVersion7());
    private static readonly CancellationToken Never = CancellationToken.None;

    private IDraftStore Drafts => Process.Get<IDraftStore>();

    [Fact]
    public async Task Save_AgainAndAgain_KeepsTheLastAndMakesItNewer()
    {
        var agent = await Agent();
        var first = await Drafts.Save(agent, Chat, DraftMode.Reply, "Hel", Never);
        var second = await Drafts.Save(agent, Chat, DraftMode.Reply, "Hello", Never);
        await Drafts.Save(agent, Chat, DraftMode.Note, "ask Ola", Never);

        Assert.True(second.SavedAt > first.SavedAt);
        var kept = await Drafts.Of(agent, 10, Never);
        Assert.Equal([(DraftMode.Note, "ask Ola"), (DraftMode.Reply, "Hello")], kept.Select(draft => (draft.Mode, draft.Text)));
        Assert.Equal(second.SavedAt, kept[1].SavedAt);
    }

    [Fact]
    public async Task Save_OfAnEmptyText_LeavesNothingToReadAndStaysNewer()
    {
        var agent = await Agent();
        var written = await Drafts.Save(agent, Chat, DraftMode.Reply, "Hello", Never);
        var emptied = await Drafts.Save(agent, Chat, DraftMode.Reply, "", Never);

        Assert.Empty(await Drafts.Of(agent, 10, Never));
        Assert.True(emptied.SavedAt > written.SavedAt);
        Assert.True((await Drafts.Save(agent, Chat, DraftMode.Reply, "Again", Never)).SavedAt > emptied.SavedAt);
    }

    [Fact]
    public async Task Save_FromSeveralConsolesAtOnce_LosesNone()
    {
        var agent = await Agent();
        var texts = Enumerable.Range(0, 4).Select(number => $"from {number}").ToArray();

        var saved = await Task.WhenAll(texts.Select(text => Drafts.Save(agent, Chat, DraftMode.Reply, text, Never)));

        Assert.Equal(saved.Length, saved.Select(draft => draft.SavedAt).Distinct().Count());
        Assert.Equal(saved.MaxBy(draft => draft.SavedAt), Assert.Single(await Drafts.Of(agent, 10, Never)));
    }

    [Fact]
    public async Task Of_AnotherAgent_AnswersNone()
    {
        await Drafts.Save(await Agent(), Chat, DraftMode.Reply, "mine", Never);

        Assert.Empty(await Drafts.Of(await Agent(), 10, Never));
    }

    [Fact]
    public async Task Forget_TakesWhatIsOld()
    {
        var agent = await Agent();
        var saved = await Drafts.Save(agent, Chat, DraftMode.Reply, "old", Never);

        Assert.Equal(0, await Drafts.Forget(saved.SavedAt, Never));
        Assert.Equal(1, await Drafts.Forget(saved.SavedAt.AddSeconds(1), Never));
        Assert.Empty(await Drafts.Of(agent, 10, Never));
    }

    [Fact]
    public async Task Erasure_OfTheChat_TakesItsDraftsAndNoOthers()
    {
        var agent = await Agent();
        var (erased, other) = (new TestSession(), new TestSession());
        await Process.Append(erased.Next());
        await Process.Append(other.Next());
        await Drafts.Save(agent, erased.Id, DraftMode.Reply, "to the one", Never);
        await Drafts.Save(agent, other.Id, DraftMode.Reply, "to the other", Never);

        var erasing = erased.Next(change: summary => summary with { Status = SessionStatus.Deleted });
        Assert.Equal(AppendStatus.Committed, (await Process.Append(erasing)).Status);

        Assert.Equal("to the other", Assert.Single(await Drafts.Of(agent, 10, Never)).Text);
    }

    [Fact]
    public async Task Save_OfAnErasedChat_KeepsNoWords()
    {
        var agent = await Agent();
        var chat = new TestSession();
        await Process.Append(chat.Next());
        await Process.Append(chat.Next(change: summary => summary with { Status = SessionStatus.Deleted }));

        Assert.Equal("", (await Drafts.Save(agent, chat.Id, DraftMode.Reply, "hemmelig", Never)).Text);
        Assert.Equal("", (await Drafts.Save(agent, chat.Id, DraftMode.Reply, "hemmelig igjen", Never)).Text);

        Assert.Empty(await Drafts.Of(agent, 10, Never));
        Assert.Equal(0, await Process.Count("select count(*) from drafts where text <> ''"));
    }

    private async Task<AgentId> Agent()
    {
        var user = ReferenceDataTests.User($"Agent {Guid.NewGuid():N}");
        await using var context = await Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        context.Add(user);
        await context.SaveChangesAsync();
        return new(user.Id);
    }
}

public sealed class PostgreSqlDraftStoreTests : DraftStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteDraftStoreTests : DraftStoreTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
