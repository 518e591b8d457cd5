using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

[Collection(nameof(ChatCluster))]
public sealed class MainJobTests(ChatCluster cluster)
{
    [Fact]
    public async Task VisitorAsks_AgentAnswers_ChatEnds()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var started = await cluster.Start(channel);
        await Eventually.Get(
            "the queue shows the visitor", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 1);

        var claimed = await cluster.Grains.Agent(anna.Id).GetNext(null);
        Assert.Equal(started.Session, claimed.Value?.Session);

        var session = cluster.Grains.Session(started.Session);
        var answer = new SendMessage(Author.Of(anna), "On its way!") { MessageId = MessageId.New() };
        var sent = await session.Execute(answer);
        var again = await session.Execute(answer);
        Assert.Equal(sent.Value?.Seq, again.Value?.Seq);
        Assert.True((await session.Execute(new EndSession(Author.Customer("Kari")))).IsOk);

        var refused = await session.Execute(new SendMessage(Author.Customer("Kari"), "wait"));
        Assert.Equal(RefusalCodes.Ended, refused.Refusal?.Code);
        var log = await cluster.Journal.Read(started.Session, 0, 100, CancellationToken.None);
        Assert.Equal(
            [
                typeof(SessionStarted), typeof(PreChatSubmitted), typeof(Queued), typeof(MessageSent), typeof(Accepted),
                typeof(MessageSent), typeof(SessionEnded),
            ],
            log.Select(static logged => logged.Body.GetType()));
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task StartingTenTimesAtOnce_GivesOneChat_WithEveryQuestionInIt()
    {
        var channel = await cluster.CreateChannel();
        var visitor = Guid.NewGuid().ToString("N");
        var starts = Enumerable.Range(0, 10).Select(_ => ChatCluster.NewStart(channel, visitor)).ToArray();

        var receipts = await Task.WhenAll(starts.Select(start => cluster.Grains.Visitor(channel, start.Visitor).StartOrResume(start)));

        var session = Assert.Single(receipts.Select(static receipt => receipt.Value!.Session).Distinct());
        var log = await cluster.Journal.Read(session, 0, 100, CancellationToken.None);
        Assert.Equal(
            starts.Select(static start => start.MessageId).ToHashSet(),
            log.Select(static l => l.MessageId).Where(static id => id is not null).ToHashSet());
    }

    /// <summary>The answer was lost, the phone slept, and meanwhile the chat was answered and ended.</summary>
    [Fact]
    public async Task ARepeatedStart_FindsTheChatThatItMade_AlsoWhenItHasEnded()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var start = ChatCluster.NewStart(channel);
        var visitor = cluster.Grains.Visitor(channel, start.Visitor);
        var first = (await visitor.StartOrResume(start)).Value!;
        var session = cluster.Grains.Session(first.Session);
        await session.Execute(new AcceptSession(anna, AcceptedHow.Picked));
        await session.Execute(new SendMessage(Author.Of(anna), "It is at the post office.") { MessageId = MessageId.New() });
        await session.Execute(new EndSession(Author.Of(anna)));

        var repeated = (await visitor.StartOrResume(start)).Value!;
        Assert.Equal((first.Session, first.Seq), (repeated.Session, repeated.Seq));

        var other = (await visitor.StartOrResume(ChatCluster.NewStart(channel, start.Visitor.Value))).Value!;
        Assert.NotEqual(first.Session, other.Session);
        Assert.Equal(first.Session, (await visitor.StartOrResume(start)).Value!.Session);
        var log = await cluster.Journal.Read(other.Session, 0, 100, CancellationToken.None);
        Assert.DoesNotContain(log, logged => logged.MessageId == start.MessageId);
        await cluster.HoldOnChannels(channel);
    }

    /// <summary>The question of a second tab became a message of the first tab's chat, and the answer was lost.</summary>
    [Fact]
    public async Task ARepeatedStart_WhoseQuestionStandsInAnEndedChat_StoresItInNoOther()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var first = ChatCluster.NewStart(channel);
        var second = ChatCluster.NewStart(channel, first.Visitor.Value);
        var visitor = cluster.Grains.Visitor(channel, first.Visitor);
        var chat = (await visitor.StartOrResume(first)).Value!;
        var sent = (await visitor.StartOrResume(second)).Value!;
        Assert.Equal(chat.Session, sent.Session);
        await cluster.Grains.Session(chat.Session).Execute(new AcceptSession(anna, AcceptedHow.Picked));
        await cluster.Grains.Session(chat.Session).Execute(new EndSession(Author.Of(anna)));

        var repeated = (await visitor.StartOrResume(second)).Value!;
        Assert.Equal((sent.Session, sent.Seq), (repeated.Session, repeated.Seq));
        Assert.Null(await cluster.Directory.FindOpen(channel, first.Visitor, CancellationToken.None));

        var next = (await visitor.StartOrResume(ChatCluster.NewStart(channel, first.Visitor.Value))).Value!;
        Assert.Equal(sent.Session, (await visitor.StartOrResume(second)).Value!.Session);
        Assert.NotEqual(sent.Session, next.Session);
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task ASecondOpenChat_StartedPastTheVisitorGrain_IsRefusedByTheDatabase()
    {
        var channel = await cluster.CreateChannel();
        var start = ChatCluster.NewStart(channel);
        var first = await cluster.Grains.Session(SessionId.New(TimeProvider.System)).Execute(start);

        var second = await cluster.Grains.Session(SessionId.New(TimeProvider.System)).Execute(start with { MessageId = MessageId.New() });

        Assert.Equal(RefusalCodes.AnotherChatOpen, second.Refusal?.Code);
        Assert.Equal(first.Value?.Session.ToString(), second.Refusal?.Details?["session"]);
    }

    [Fact]
    public async Task AWriterInAnotherProcess_FencesTheGrain_WhichReadsTheLogAgain()
    {
        var channel = await cluster.CreateChannel();
        var started = await cluster.Start(channel);
        await using var elsewhere = cluster.NewStorage();
        await AppendBehindTheGrainsBack(started.Session, elsewhere);
        var session = cluster.Grains.Session(started.Session);
        var message = new SendMessage(Author.Customer("Kari"), "mine") { MessageId = MessageId.New() };

        var receipt = await Eventually.Get(
            "the message is stored after the fence", () => session.Execute(message), static result => result.IsOk);

        var log = await cluster.Journal.Read(started.Session, 0, 100, CancellationToken.None);
        Assert.Empty(LogChecks.Violations(log, [(message.MessageId!.Value, receipt.Value!.Seq)]));
        Assert.Equal(["behind", "mine"], log.Select(static l => l.Body).OfType<MessageSent>().Skip(1).Select(static m => m.Text));
    }

    [Fact]
    public async Task TwentyClaims_OnTenChats_HaveTenWinners()
    {
        var channel = await cluster.CreateChannel();
        AgentRef[] agents = [await cluster.CreatePresentAgent("Anna", channel), await cluster.CreatePresentAgent("Bjørn", channel)];
        for (var i = 0; i < 10; i++)
            await cluster.Start(channel);
        await Eventually.Get("all ten wait", () => cluster.Grains.Queue(channel).Length(), static queue => queue.Waiting == 10);

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => cluster.Grains.Agent(agents[i % 2].Id).GetNext(channel)));

        Assert.Equal(10, claims.Where(static claim => claim.IsOk).Select(static claim => claim.Value!.Session).Distinct().Count());
        Assert.All(claims.Where(static claim => !claim.IsOk), claim => Assert.Equal(RefusalCodes.QueueEmpty, claim.Refusal?.Code));
        await cluster.HoldOnChannels(channel);
    }

    private static async Task AppendBehindTheGrainsBack(SessionId id, ServiceProvider elsewhere)
    {
        var journal = elsewhere.GetRequiredService<ISessionJournal>();
        var session = new ChatSession(id);
        foreach (var logged in await journal.Read(id, 0, 100, CancellationToken.None))
            session.Replay(logged);
        var context = new DecisionContext(new() { Name = "x" }, DateTimeOffset.UtcNow);
        var decided = session.Decide(new SendMessage(Author.Customer("Kari"), "behind"), context);
        var (events, summary) = session.Draft(decided.Value!, MessageId.New(), context);
        Assert.Equal(AppendStatus.Committed, (await journal.Append(new(events, summary), CancellationToken.None)).Status);
    }
}
