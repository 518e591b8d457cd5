using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Delivery;

[Collection(nameof(ChatCluster))]
public sealed class RelayTests(ChatCluster cluster)
{
    [Fact]
    public async Task EveryWatchingFront_GetsEveryEvent_InOrder()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        RecordingFront[] fronts = [new(cluster), new(cluster)];
        foreach (var front in fronts)
            Assert.True((await session.Subscribe(front.Lease(), 0)).IsOk);

        for (var i = 0; i < 50; i++)
            await Write(session, $"message {i}");

        var expected = Enumerable.Range(5, 50).Select(static seq => (long)seq);
        foreach (var front in fronts)
            await Eventually.Get(
                "the front has all events", () => Task.FromResult(front.SeqsOf(started.Session)), seqs => seqs.SequenceEqual(expected));
    }

    [Fact]
    public async Task Watch_AnswersWhatTheFrontHasMissed()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        await Write(session, "missed");

        var page = await session.Subscribe(new RecordingFront(cluster).Lease(), afterSeq: 4);

        Assert.Equal([5L], page.Value!.Events.Select(static logged => logged.Seq));
    }

    [Fact]
    public async Task EndedLease_AndUnwatch_StopTheSignals()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        var session = cluster.Grains.Session(started.Session);
        RecordingFront ended = new(cluster), left = new(cluster), stays = new(cluster);
        await session.Subscribe(ended.Lease(TimeSpan.FromSeconds(-1)), 0);
        await session.Subscribe(left.Lease(), 0);
        await session.Subscribe(stays.Lease(), 0);
        await session.Unsubscribe(left.Id);

        await Write(session, "hello");

        await Eventually.Holds("the front that stays has the event", () => stays.SeqsOf(started.Session).Count == 1);
        Assert.Empty(ended.Signals);
        Assert.Empty(left.Signals);
    }

    [Fact]
    public async Task Typing_ReachesTheFront_AndIsNotStored()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        var front = new RecordingFront(cluster);
        await cluster.Grains.Session(started.Session).Subscribe(front.Lease(), 0);

        await cluster.Grains.Session(started.Session).Typing(new(Author.Customer("Kari"), true));

        await Eventually.Holds("the front knows of the typing", () => front.Signals.OfType<TypingSignal>().Any());
        Assert.Equal(4, (await cluster.Directory.Find(started.Session, CancellationToken.None))!.Seq);
    }

    [Fact]
    public async Task QueueAndFigures_ArePushedWhenTheyChange()
    {
        var channel = await cluster.CreateChannel();
        var front = new RecordingFront(cluster);
        await cluster.Grains.Queue(channel).Subscribe(front.Lease());
        await cluster.Grains.Statistics(channel).Subscribe(front.Lease());

        var started = await cluster.Start(channel);

        await Eventually.Holds(
            "the queue is pushed",
            () => front.Signals.OfType<QueueSignal>().Any(signal => signal.Queue.Entries.Any(entry => entry.Session == started.Session)));
        await Eventually.Holds(
            "the figures are pushed", () => front.Signals.OfType<FiguresSignal>().Any(static signal => signal.Figures.Waiting == 1));
    }

    [Fact]
    public async Task FailedDelivery_IsRepeated_WithoutLossOrChangeOfOrder()
    {
        var (session, id, front) = await Subscribed();
        front.Failing = 2;

        for (var i = 0; i < 5; i++)
            await Write(session, $"message {i}");

        await Eventually.Get(
            "the front has all events", () => Task.FromResult(front.SeqsOf(id)), static seqs => seqs.SequenceEqual([5, 6, 7, 8, 9]));
        Assert.Empty(front.Signals.OfType<MissedSignal>());
    }

    [Fact]
    public async Task FrontThatWasGivenUp_IsToldFirst_ThatItMissedSomething()
    {
        var (session, id, front) = await Subscribed();
        front.Failing = int.MaxValue;
        await Write(session, "lost");
        await Eventually.Holds("the relay gave up", () => front.Failing < int.MaxValue - 3);
        await Eventually.Holds("the front is told that it missed something", async () =>
        {
            front.Failing = 0;
            await Write(session, "after it");
            return front.Signals.OfType<MissedSignal>().Any();
        });

        Assert.IsType<MissedSignal>(front.Signals.First());
        Assert.DoesNotContain(5L, front.SeqsOf(id));
    }

    [Fact]
    public async Task SessionWhoseLogAnotherWrites_StepsDown_AndTellsTheFronts()
    {
        var (session, id, front) = await Subscribed();
        await WriteBesideTheGrain(id, "written by another activation");

        var left = await session.Subscribe(new RecordingFront(cluster).Lease(), long.MaxValue);

        Assert.Equal(RefusalCodes.Fenced, left.Refusal?.Code);
        await Eventually.Holds(
            "the watching front is told to watch again",
            () => front.Signals.OfType<SessionEventsSignal>().Any(static signal => signal.Events.Count == 0));
        var page = await session.Subscribe(front.Lease(), afterSeq: 4);
        Assert.Equal("written by another activation", Assert.IsType<MessageSent>(Assert.Single(page.Value!.Events).Body).Text);
    }

    /// <summary>As an activation does that this one does not know of.</summary>
    private async Task WriteBesideTheGrain(SessionId id, string text)
    {
        var summary = (await cluster.Directory.Find(id, CancellationToken.None))!;
        var next = new LoggedEvent(
            summary.Seq + 1, DateTimeOffset.UtcNow, MessageId.New(), new MessageSent(Author.Customer("Kari"), MessageKind.Text, text));
        var outcome = await cluster.Journal.Append(new([next], summary with { Seq = next.Seq }), CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, outcome.Status);
    }

    private async Task<(IChatSessionGrain Session, SessionId Id, RecordingFront Front)> Subscribed()
    {
        var started = await cluster.Start(await cluster.CreateChannel());
        var session = cluster.Grains.Session(started.Session);
        var front = new RecordingFront(cluster);
        Assert.True((await session.Subscribe(front.Lease(), 0)).IsOk);
        return (session, started.Session, front);
    }

    private static async Task Write(IChatSessionGrain session, string text) =>
        Assert.True((await session.Execute(new SendMessage(Author.Customer("Kari"), text) { MessageId = MessageId.New() })).IsOk);
}
