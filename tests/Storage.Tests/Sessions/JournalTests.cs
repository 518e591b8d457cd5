using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>What holds for the journal on every database; the classes at the end name the databases.</summary>
public abstract partial class JournalTests
{
    protected abstract Task<TestDatabase> NewDatabase(bool mayGoAway = false);

    [Fact]
    public async Task Append_ThenRead_GivesBackWhatWasWritten()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var first = session.Next(events: 3);
        var second = session.Next();

        Assert.Equal(AppendStatus.Committed, (await process.Append(first)).Status);
        Assert.Equal(AppendStatus.Committed, (await process.Append(second)).Status);

        Assert.Equal([.. first.Events, .. second.Events], await process.Log(session.Id));
        Assert.Equal(second.Summary, await process.Directory.Find(session.Id, default));
    }

    [Fact]
    public async Task Read_AfterSeqWithLimit_GivesThePage()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        await process.Append(session.Next(events: 10));

        var page = await process.Journal.Read(session.Id, afterSeq: 3, limit: 4, default);

        Assert.Equal([4, 5, 6, 7], page.Select(logged => logged.Seq));
        Assert.Empty(await process.Journal.Read(session.Id, afterSeq: 10, limit: 4, default));
        Assert.Empty(await process.Journal.Read(new TestSession().Id, afterSeq: 0, limit: 4, default));
    }

    [Fact]
    public async Task Append_SameAgain_IsCommittedAndStoredOnce()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var append = session.Next(events: 2);
        await process.Append(append);

        Assert.Equal(AppendStatus.Committed, (await process.Append(append)).Status);
        Assert.Equal(append.Events, await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_SeqTaken_IsFencedAndLeavesNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var stored = session.Next(events: 2);
        await process.Append(stored);

        // The second event of the loser is at a free seq: it must not stay alone.
        var loser = session.At(2, events: 2, summary => summary with { Status = SessionStatus.Closed });
        Assert.Equal(AppendStatus.Fenced, (await process.Append(loser)).Status);

        Assert.Equal(stored.Events, await process.Log(session.Id));
        Assert.Equal(stored.Summary, await process.Directory.Find(session.Id, default));
    }

    [Fact]
    public async Task Append_PartOfStoredAppend_IsFenced()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var stored = session.Next(events: 2);
        await process.Append(stored);

        var longer = new SessionAppend(
            [.. stored.Events, new LoggedEvent(3, TestSession.Noon, null, new Reopened(Author.System))], stored.Summary with { Seq = 3 });

        Assert.Equal(AppendStatus.Fenced, (await process.Append(longer)).Status);
        Assert.Equal(stored.Events, await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_MessageIdStoredAtAnotherSeq_IsDuplicate()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var id = MessageId.New();
        await process.Append(session.Next(id: id));

        Assert.Equal(AppendStatus.DuplicateMessage, (await process.Append(session.At(2, id: id))).Status);
        Assert.Single(await process.Log(session.Id));
        Assert.Equal(1, (await process.Directory.Find(session.Id, default))!.Seq);
    }

    [Fact]
    public async Task Append_SameMessageIdInAnotherSession_IsCommitted()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var id = MessageId.New();

        Assert.Equal(AppendStatus.Committed, (await process.Append(new TestSession().Next(id: id))).Status);
        Assert.Equal(AppendStatus.Committed, (await process.Append(new TestSession().Next(id: id))).Status);
    }

    [Fact]
    public async Task Append_VisitorHasAnotherOpenChat_NamesIt()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var open = new TestSession();
        await process.Append(open.Next());
        var second = new TestSession(open.Summary.Channel, open.Summary.Visitor);

        var refused = await process.Append(second.Next());

        Assert.Equal(new AppendOutcome(AppendStatus.OtherChatOpen, Other: open.Id), refused);
        Assert.Empty(await process.Log(second.Id));
        await process.Append(open.Next(change: summary => summary with { Status = SessionStatus.Closed }));
        Assert.Equal(AppendStatus.Committed, (await process.Append(second.At(1))).Status);
    }
}
