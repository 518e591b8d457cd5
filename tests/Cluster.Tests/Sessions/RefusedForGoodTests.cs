using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Cluster;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Calls that wait in a silo that hangs come late, after the world has gone on.</summary>
[Collection(nameof(ChatCluster))]
public sealed class RefusedForGoodTests(ChatCluster cluster)
{
    [Fact]
    public async Task Send_RefusedThenReopened_ALateCopyIsRefusedByWhicheverActivation()
    {
        var (session, anna) = await Ended();
        var late = new SendMessage(Author.Customer("Kari"), "late") { MessageId = MessageId.New() };
        Assert.Equal(RefusalCodes.Ended, (await session.Execute(late)).Refusal?.Code);
        Assert.True((await session.Execute(new ReopenSession(Author.Customer("Kari"), true) { MessageId = MessageId.New() })).IsOk);
        Assert.True((await session.Execute(new SendMessage(Author.Customer("Kari"), "next") { MessageId = MessageId.New() })).IsOk);

        Assert.Equal(RefusalCodes.Ended, (await session.Execute(late)).Refusal?.Code);
        await cluster.Silos.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var again = await Eventually.Get(
            "the next activation answers", () => session.Execute(late), result => result.Refusal?.RetryAfter is null);

        Assert.Equal((RefusalCodes.Ended, "Finished"), (again.Refusal?.Code, again.Refusal?.Details?["status"]));
        Assert.DoesNotContain(await Log(session), logged => logged.Body is MessageSent { Text: "late" });
        await session.Execute(new EndSession(Author.Of(anna)));
    }

    [Fact]
    public async Task Send_AfterItsDeadline_IsNotCarriedOut()
    {
        var session = cluster.Grains.Session((await cluster.Start(await cluster.CreateChannel())).Session);
        var before = await Log(session);

        await Assert.ThrowsAsync<TimeoutException>(() => Late(() => session.Execute(
            new SendMessage(Author.Customer("Kari"), "nobody waits") { MessageId = MessageId.New() })));

        Assert.Equal(before.Count, (await Log(session)).Count);
    }

    [Fact]
    public async Task GetNext_AfterItsDeadline_GivesNobodyAChat()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        await cluster.Start(channel);
        await Eventually.Get("the visitor waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);

        await Assert.ThrowsAsync<TimeoutException>(() => Late(() => cluster.Grains.Agent(anna.Id).GetNext(channel, MessageId.New())));
        await Assert.ThrowsAsync<TimeoutException>(() => Late(() => cluster.Grains.Queue(channel).AcceptNext(anna, AcceptedHow.GetNext)));

        Assert.Equal(1, (await cluster.Grains.Queue(channel).Length()).Waiting);
    }

    [Fact]
    public async Task GetNext_ManyCopiesAtOnce_TakeOneChat()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        for (var i = 0; i < 5; i++)
            await cluster.Start(channel);
        await Eventually.Get("all wait", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 5);
        var message = MessageId.New();

        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => cluster.Grains.Agent(anna.Id).GetNext(null, message)));
        var last = await Eventually.Get(
            "an answer", () => cluster.Grains.Agent(anna.Id).GetNext(null, message), static result => result.IsOk);

        Assert.All(
            first,
            answer => Assert.True(answer.Value?.Session == last.Value!.Session || answer.Refusal?.RetryAfter is not null, $"{answer}"));
        Assert.Equal(last.Value!.Session, Assert.Single(await cluster.Directory.Ongoing(channel, 10, CancellationToken.None)).Id);
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task GetNext_NobodyWaited_ALateCopyTakesNoChat()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var message = MessageId.New();
        Assert.Equal(RefusalCodes.QueueEmpty, (await cluster.Grains.Agent(anna.Id).GetNext(null, message)).Refusal?.Code);
        await cluster.Start(channel);
        await Eventually.Get("the visitor waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);

        Assert.Equal(RefusalCodes.QueueEmpty, (await cluster.Grains.Agent(anna.Id).GetNext(null, message)).Refusal?.Code);
    }

    /// <summary>
    /// The queue lists a chat that the agent picked a moment ago: it is no answer to "get next", whose id no event would carry.
    /// </summary>
    [Fact]
    public async Task GetNext_TheQueueStillListsAnOwnChat_TakesTheNextOneAndRepeatsIt()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var own = await cluster.Start(channel);
        var next = await cluster.Start(channel);
        await cluster.Start(channel);
        await Eventually.Get("all wait", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 3);
        var picked = await cluster.Grains.Session(own.Session)
            .Execute(new AcceptSession(anna, AcceptedHow.Picked) { MessageId = MessageId.New() });
        Assert.True(picked.IsOk);
        var message = MessageId.New();

        // As the queue claims it when the news of the pick has not come yet.
        var claimed = await cluster.Grains.Session(own.Session)
            .Execute(new AcceptSession(anna, AcceptedHow.GetNext) { MessageId = message });
        var taken = await cluster.Grains.Agent(anna.Id).GetNext(channel, message);

        Assert.Equal(RefusalCodes.AlreadyTaken, claimed.Refusal?.Code);
        Assert.Equal(next.Session, taken.Value!.Session);
        Assert.Equal(next.Session, await cluster.Directory.FindAccepted(message, CancellationToken.None));
        await cluster.HoldOnChannels(channel);
    }

    [Theory]
    [InlineData("""{"type":"translated","language":"nb"}""")]
    [InlineData("""{"type":"message","author":{"kind":1},"kind":99,"text":"Hei"}""")]
    public async Task Execute_LogOfANewerRelease_IsRefusedForNowAndNothingIsStored(string payload)
    {
        var started = await cluster.Start(await cluster.CreateChannel());
        var session = cluster.Grains.Session(started.Session);
        await using var database = await cluster.Storage.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        await database.Database.ExecuteSqlAsync(
            $"""
            insert into session_events (session_id, seq, at, payload)
            values ({started.Session.Value}, {started.Summary.Seq + 1}, now(), {payload})
            """);

        await Eventually.Get(
            "the session to leave its log to others",
            () => session.Execute(new SendMessage(Author.Customer("Kari"), "hello?") { MessageId = MessageId.New() }),
            static result => result.Refusal is { Code: RefusalCodes.ClusterUnavailable, RetryAfter: not null });
        Assert.Equal(RefusalCodes.ClusterUnavailable, (await session.Read(0, 100)).Refusal?.Code);

        Assert.Equal(started.Summary.Seq, (await cluster.Directory.Find(started.Session, CancellationToken.None))!.Seq);
        var stored = await database.Database.SqlQuery<long>(
            $"select max(seq) as \"Value\" from session_events where session_id = {started.Session.Value}").SingleAsync();
        Assert.Equal(started.Summary.Seq + 1, stored);
    }

    [Fact]
    public async Task DeleteMessage_WhoeverReadsLater_NeverGetsTheText()
    {
        var channel = await cluster.CreateChannel(static settings => settings with { VisitorsDelete = true });
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        await Eventually.Get("the visitor waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);

        Assert.True((await session.Execute(new DeleteMessage(started.Seq, Author.Customer("Kari")) { MessageId = MessageId.New() })).IsOk);

        var page = (await session.Read(0, 100)).Value!;
        Assert.Equal("", Assert.IsType<MessageSent>(page.Events[(int)started.Seq - 1].Body).Text);
        Assert.Equal(
            page.Events.Select(static logged => logged.Body.Erased), (await Log(session)).Select(static logged => logged.Body.Erased));
        Assert.Null(page.Summary.FirstMessage);
        await Eventually.Get(
            "the queue to show no text",
            () => cluster.Grains.Queue(channel).Snapshot(),
            static queue => queue.Entries.Single().Summary.FirstMessage is null);
    }

    private async Task<(IChatSessionGrain Session, AgentRef Anna)> Ended()
    {
        var channel = await cluster.CreateChannel(static settings => settings with { PostChat = true });
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var session = cluster.Grains.Session((await cluster.Start(channel)).Session);
        Assert.True((await session.Execute(new AcceptSession(anna, AcceptedHow.Picked))).IsOk);
        Assert.True((await session.Execute(new EndSession(Author.Of(anna)))).IsOk);
        return (session, anna);
    }

    /// <summary>As a call comes that waited in a silo that hung: its caller gave up a minute ago.</summary>
    private static async Task<T> Late<T>(Func<Task<T>> call)
    {
        CallDeadline.Set(DateTimeOffset.UtcNow.AddMinutes(-1));
        return await call();
    }

    private Task<IReadOnlyList<LoggedEvent>> Log(IChatSessionGrain session) =>
        cluster.Journal.Read(new(session.GetPrimaryKey()), 0, 1_000, CancellationToken.None);
}
