using OrleansChat.Databases;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

public abstract partial class JournalTests
{
    [Fact]
    public async Task Append_ManyWaiting_ShareOneCommit()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var answers = await AppendTogether(process, [.. Enumerable.Range(0, 100).Select(_ => new TestSession().Next())]);

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(AppendStatus.Committed, answer.Status));
        Assert.Equal([1, 100], process.Get<FaultyStores>().Tried);
    }

    [Fact]
    public async Task Append_SeveralOfOneSessionInOneCommit_KeepsOrderAndLastSummary()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var session = new TestSession();
        var appends = Enumerable.Range(0, 10).Select(_ => session.Next(events: 2)).ToArray();

        await Task.WhenAll(await AppendTogether(process, appends));

        Assert.Equal(appends.SelectMany(append => append.Events), await process.Log(session.Id));
        Assert.Equal(session.Summary, await process.Directory.Find(session.Id, default));
    }

    [Fact]
    public async Task Append_BatchWithOneBadRow_FailsOnlyThatAppend()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var bad = new TestSession(visitor: new VisitorId(new string('x', 129)));
        var good = Enumerable.Range(0, 40).Select(_ => new TestSession()).ToArray();
        var answers = await AppendTogether(
            process, [.. good[..20].Select(session => session.Next()), bad.Next(), .. good[20..].Select(session => session.Next())]);

        await Assert.ThrowsAsync<AppendRejectedException>(() => answers[20]);
        foreach (var answer in answers[..20].Concat(answers[21..]))
            Assert.Equal(AppendStatus.Committed, (await answer).Status);
        Assert.Empty(await process.Log(bad.Id));
        Assert.Null(await process.Directory.Find(bad.Id, default));
        foreach (var session in good)
            Assert.Single(await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_BatchWithEveryKindOfConflict_AnswersEachByItself()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var id = MessageId.New();
        var (fenced, duplicate, open, retried) = (new TestSession(), new TestSession(), new TestSession(), new TestSession());
        var stored = retried.Next();
        foreach (var append in new[] { fenced.Next(), duplicate.Next(id: id), open.Next(), stored })
            await process.Append(append);
        var second = new TestSession(open.Summary.Channel, open.Summary.Visitor);
        var good = new TestSession();

        var answers = await Task.WhenAll(await AppendTogether(
            process, [fenced.At(1), duplicate.At(2, id: id), second.Next(), stored, good.Next()]));

        Assert.Equal(
            [
                AppendStatus.Fenced, AppendStatus.DuplicateMessage, AppendStatus.OtherChatOpen,
                AppendStatus.Committed, AppendStatus.Committed,
            ],
            answers.Select(answer => answer.Status));
        Assert.Equal(open.Id, answers[2].Other);
        // Four before, the one that holds the writer, and the good one.
        Assert.Equal(6, await process.Count("select count(*) from session_events"));
        Assert.Equal(6, await process.Count("select count(*) from sessions"));
    }

    [Fact]
    public async Task Append_TwoForTheSameSeqInOneCommit_OneWins()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var session = new TestSession();

        var answers = await Task.WhenAll(await AppendTogether(process, [session.At(1), session.At(1)]));

        Assert.Equal([AppendStatus.Committed, AppendStatus.Fenced], answers.Select(answer => answer.Status).Order());
        Assert.Single(await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_QueueFull_IsBusyWithRetryTimeAndStoresNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install, ("Chat:Journal:Capacity", "3"));
        var faults = process.Get<FaultyStores>();
        var running = await HoldFirst(process, new TestSession().Next());
        var queued = Enumerable.Range(0, 3).Select(_ => process.Append(new TestSession().Next()).AsTask()).ToArray();
        var refused = new TestSession();

        var busy = await process.Append(refused.Next());

        Assert.Equal(AppendStatus.Busy, busy.Status);
        Assert.True(busy.RetryAfter > TimeSpan.Zero);
        faults.Release();
        Assert.All(await Task.WhenAll([running, .. queued]), answer => Assert.Equal(AppendStatus.Committed, answer.Status));
        Assert.Empty(await process.Log(refused.Id));
        Assert.Equal(4, await process.Count("select count(*) from session_events"));
        Assert.Equal(AppendStatus.Committed, (await process.Append(refused.At(1))).Status);
    }

    [Fact]
    public async Task Dispose_WithWaitingAppends_WritesThemAndRefusesLaterOnes()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var journal = process.Journal;
        var writer = process.Get<JournalWriter>();
        var running = await HoldFirst(process, new TestSession().Next());
        var waiting = Enumerable.Range(0, 20).Select(_ => process.Append(new TestSession().Next()).AsTask()).ToArray();

        var disposed = Task.Run(async () => await writer.DisposeAsync());
        process.Get<FaultyStores>().Release();
        await disposed;

        Assert.All(await Task.WhenAll([running, .. waiting]), answer => Assert.Equal(AppendStatus.Committed, answer.Status));
        var late = await journal.Append(new TestSession().Next(), default);
        Assert.Equal(AppendStatus.Unavailable, late.Status);
        Assert.True(late.RetryAfter > TimeSpan.Zero);
    }

    /// <summary>Appends that all wait while an earlier commit is held: they come in one batch.</summary>
    private static async Task<Task<AppendOutcome>[]> AppendTogether(StorageProcess process, IReadOnlyList<SessionAppend> appends)
    {
        process.Get<FaultyStores>().Tried.Clear();
        var first = await HoldFirst(process, new TestSession().Next());
        var answers = appends.Select(append => process.Append(append).AsTask()).ToArray();
        process.Get<FaultyStores>().Release();
        await first;
        return answers;
    }

    private static async Task<Task<AppendOutcome>> HoldFirst(StorageProcess process, SessionAppend append)
    {
        var faults = process.Get<FaultyStores>();
        faults.Hold();
        var running = process.Append(append).AsTask();
        await Eventually.Holds("the writer is in its first commit", () => faults.HoldsCommit);
        return running;
    }
}
