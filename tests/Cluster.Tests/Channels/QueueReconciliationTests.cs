using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Channels;

[Collection(nameof(ChatCluster))]
public sealed class QueueReconciliationTests(ChatCluster cluster)
{
    /// <summary>What a crash between the session's write and its notice leaves behind.</summary>
    [Fact]
    public async Task AChatStoredAsWaiting_ThatNoQueueHeardOf_IsOfferedWithinSeconds()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        Assert.Equal(0, (await cluster.Grains.Queue(channel).Length()).Waiting);
        var id = SessionId.New(TimeProvider.System);
        await StoreSilently(new ChatSession(id), ChatCluster.NewStart(channel));

        await Eventually.Get(
            "the queue found the chat by itself", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);

        var claimed = await cluster.Grains.Agent(anna.Id).GetNext(null);
        Assert.Equal(id, claimed.Value?.Session);
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task AnAgentWhoIsGone_LosesUnansweredChats_ToTheHeadOfTheQueue()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreateAgent("Anna", channel);
        var laptop = new ConnectionId("laptop");
        await cluster.Grains.Agent(anna.Id).Connect(laptop, DateTimeOffset.UtcNow.AddHours(1));
        await cluster.Grains.Agent(anna.Id).Declare(Presence.Present);
        var first = await cluster.Start(channel);
        await Eventually.Holds("Anna gets the chat", async () => (await cluster.Grains.Agent(anna.Id).GetNext(null)).IsOk);
        var second = await cluster.Start(channel);

        await cluster.Grains.Agent(anna.Id).Disconnect(laptop);

        var queue = await Eventually.Get(
            "the chat is back in the queue", () => cluster.Grains.Queue(channel).Snapshot(), static queue => queue.Entries.Count == 2);
        Assert.Equal([first.Session, second.Session], queue.Entries.Select(static entry => entry.Session));
        Assert.True(queue.Entries[0].AtHead);
        Assert.False(await cluster.Grains.Agent(anna.Id).IsAvailable());
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task AnAgentWhoIsGone_LeavesNobodyWaiting_WhereTheChannelWasDeleted()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        Assert.True((await session.Execute(new AcceptSession(anna, AcceptedHow.Picked))).IsOk);
        Assert.True((await cluster.Grains.Channel(channel).Delete()).IsOk);

        Assert.True((await session.Execute(new ReleaseFromAgent(anna.Id))).IsOk);

        await Eventually.Get(
            "the chat is ended", () => session.Read(0, 100), static page => page.Value?.Summary.Status == SessionStatus.ClosedFromQueue);
        await cluster.HoldOnChannels(channel);
    }

    /// <summary>
    /// The last one who waited is gone by the log, and the news of it is lost: nobody else waits, so the clock does not look here.
    /// </summary>
    [Fact]
    public async Task AGhost_InAQueueWhereNobodyWaits_IsNoticedByTheQueueItself()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        await Eventually.Get("the chat waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);
        var session = new ChatSession(started.Session);
        foreach (var logged in (await cluster.Grains.Session(started.Session).Read(0, 100)).Value!.Events)
            session.Replay(logged);

        await StoreSilently(session, new EndSession(Author.System));

        await Eventually.Get("the ghost is gone", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 0);
    }

    [Fact]
    public async Task Availability_FollowsPresence()
    {
        var channel = await cluster.CreateChannel();
        Assert.Equal(ClosedReason.NoAgents, (await cluster.Grains.Channel(channel).Availability()).Reason);

        var anna = await cluster.CreatePresentAgent("Anna", channel);
        await Eventually.Holds("the channel opens", async () => (await cluster.Grains.Channel(channel).Availability()).Open);

        await cluster.Grains.Agent(anna.Id).Declare(Presence.Away);
        await Eventually.Holds("the channel closes", async () => !(await cluster.Grains.Channel(channel).Availability()).Open);
    }

    [Fact]
    public async Task AVisitorWhoLeftWhileWaiting_LeavesTheQueueByTheClock()
    {
        var channel = await cluster.CreateChannel(static settings => settings with { IdleTimeout = TimeSpan.FromSeconds(1) });
        var started = await cluster.Start(channel);

        var page = await Eventually.Get(
            "the chat is ended",
            () => cluster.Grains.Session(started.Session).Read(0, 100),
            static page => page.Value?.Summary.Status == SessionStatus.ClosedFromQueue);

        Assert.Equal(EndReason.LeftQueue, page.Value?.Summary.EndReason);
        await Eventually.Get("nobody waits", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 0);
    }

    [Fact]
    public async Task IdleChat_EndsByTheClock()
    {
        var channel = await cluster.CreateChannel(static settings => settings with { IdleTimeout = TimeSpan.FromSeconds(1) });
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        await session.Execute(new AcceptSession(anna, AcceptedHow.Picked));
        await session.Execute(new SendMessage(Author.Of(anna), "Anything else?") { MessageId = MessageId.New() });

        var page = await Eventually.Get(
            "the idle chat is closed", () => session.Read(0, 100), static page => page.Value?.Summary.Status == SessionStatus.Closed);

        Assert.Equal(EndReason.IdleTimeout, page.Value?.Summary.EndReason);
    }

    private async Task StoreSilently(ChatSession session, SessionCommand command)
    {
        await using var elsewhere = cluster.NewStorage();
        var context = new DecisionContext(new() { Name = "x" }, DateTimeOffset.UtcNow);
        var (events, summary) = session.Draft(session.Decide(command, context).Value!, command.MessageId, context);
        var outcome = await elsewhere.GetRequiredService<ISessionJournal>().Append(new(events, summary), CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, outcome.Status);
    }
}
