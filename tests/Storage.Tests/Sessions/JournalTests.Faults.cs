using OrleansChat.Databases;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

public abstract partial class JournalTests
{
    [Fact]
    public async Task Append_AnswerOfCommitLost_IsCommittedOnce()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var session = new TestSession();
        process.Get<FaultyStores>().LoseAnswers(1);
        var append = session.Next(events: 2);

        Assert.Equal(AppendStatus.Committed, (await process.Append(append)).Status);
        Assert.Equal(append.Events, await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_AnswerOfWholeBatchLost_AllAreCommittedOnce()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database, FaultyStores.Install);
        var appends = Enumerable.Range(0, 50).Select(_ => new TestSession().Next()).ToArray();
        process.Get<FaultyStores>().LoseAnswers(2);

        var answers = await Task.WhenAll(await AppendTogether(process, appends));

        Assert.All(answers, answer => Assert.Equal(AppendStatus.Committed, answer.Status));
        Assert.Equal(51, await process.Count("select count(*) from session_events"));
    }

    [Fact]
    public async Task Append_DatabaseAwayAndBackInTime_IsCommitted()
    {
        await using var database = await NewDatabase(mayGoAway: true);
        await using var process = await StorageProcess.Start(
            database, FaultyStores.Install, ("Chat:Journal:GiveUpAfter", "00:00:25"));
        var session = new TestSession();
        await process.Append(session.Next());
        await database.TakeAway();

        var running = process.Append(session.Next()).AsTask();
        await Eventually.Holds("the writer noticed that the database is away", () => !process.Get<FaultyStores>().Failures.IsEmpty);
        await database.GiveBack();

        Assert.Equal(AppendStatus.Committed, (await running).Status);
        Assert.Equal(2, (await process.Log(session.Id)).Count);
    }

    [Fact]
    public async Task Append_DatabaseStaysAway_IsUnavailableAndWorksOnceItIsBack()
    {
        await using var database = await NewDatabase(mayGoAway: true);
        await using var process = await StorageProcess.Start(
            database, FaultyStores.Install, ("Chat:Journal:GiveUpAfter", "00:00:01"));
        var session = new TestSession();
        await process.Append(session.Next());
        await database.TakeAway();

        var answer = await process.Append(session.At(2));

        Assert.Equal(AppendStatus.Unavailable, answer.Status);
        Assert.True(answer.RetryAfter > TimeSpan.Zero);
        await database.GiveBack();
        Assert.Single(await process.Log(session.Id));
        Assert.Equal(AppendStatus.Committed, (await process.Append(session.Next())).Status);
    }

    [Fact]
    public async Task Restart_OfTheProcess_SeesAll()
    {
        await using var database = await NewDatabase();
        var session = new TestSession();
        await using (var process = await StorageProcess.Start(database))
            await process.Append(session.Next(events: 7));

        await using var next = await StorageProcess.Start(database);

        Assert.Equal(7, (await next.Log(session.Id)).Count);
        Assert.Equal(session.Summary, await next.Directory.Find(session.Id, default));
        Assert.Equal(AppendStatus.Committed, (await next.Append(session.Next())).Status);
    }

    [Fact]
    public async Task Append_CancelledBefore_StoresNothing()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await process.Journal.Append(session.Next(), new CancellationToken(canceled: true)));

        Assert.Empty(await process.Log(session.Id));
    }

    [Fact]
    public async Task Append_Malformed_ThrowsToItsCallerOnly()
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var good = session.Next(events: 2);

        await Assert.ThrowsAsync<ArgumentException>(async () => await process.Append(good with { Events = [] }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await process.Append(good with { Events = [.. good.Events.Reverse()] }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await process.Append(good with { Events = [good.Events[0]] }));
        Assert.Equal(AppendStatus.Committed, (await process.Append(good)).Status);
    }

    [Theory]
    [InlineData("\0 zero")]
    [InlineData("blåbærsyltetøy 🫐 \u2028 \" \\ \r\n\t")]
    [InlineData("")]
    public async Task Append_AnyText_ComesBackTheSame(string text)
    {
        await using var database = await NewDatabase();
        await using var process = await StorageProcess.Start(database);
        var session = new TestSession();
        var append = session.Next(change: summary => summary with { LastMessage = text });
        append = append with
        {
            Events = [append.Events[0] with { Body = new MessageSent(Author.Customer(text), MessageKind.Text, text) }],
        };

        Assert.Equal(AppendStatus.Committed, (await process.Append(append)).Status);
        Assert.Equal(append.Events, await process.Log(session.Id));
        Assert.Equal(text, (await process.Directory.Find(session.Id, default))!.LastMessage);
    }
}
