using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Hosting;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>Signals may be lost; what they stood for must come nevertheless.</summary>
[Collection(FrontCollection.Name)]
public class LossTests(FrontHost front)
{
    private readonly IGrainFactory _grains = front.Services.GetRequiredService<IGrainFactory>();
    private readonly Front _me = front.Services.GetRequiredService<Front>();

    [Fact]
    public async Task Session_ThatForgotTheFront_IsSubscribedAgainWhenAnAnswerShowsIt()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await Grain(session).Unsubscribe(_me.Id);

        Assert.Null((await agent.Send(session, "Nobody pushes this")).Refused);

        await visitor.Events.Get("the message that no signal carried", push => push.Event.Text == "Nobody pushes this");
    }

    [Fact]
    public async Task Gap_InTheEvents_IsReadBeforeAnythingLater()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await visitor.Events.Get("the agent", push => push.Event.Type == "accepted");
        await Grain(session).Unsubscribe(_me.Id);
        await Post(session, "Lost on the way");
        await Grain(session).Subscribe(_me.Lease(), long.MaxValue);

        await Post(session, "Seen with a gap before");

        await visitor.Events.Get("the later message", push => push.Event.Text == "Seen with a gap before");
        var texts = visitor.Events.Items.Select(push => push.Event.Text)
            .Where(text => text?.Contains(' ', StringComparison.Ordinal) == true);
        Assert.Equal(["Lost on the way", "Seen with a gap before"], texts.TakeLast(2));
        var seqs = visitor.Events.Items.Select(push => push.Event.Seq).ToArray();
        Assert.Equal(Enumerable.Range(0, seqs.Length).Select(i => seqs[0] + i), seqs);
    }

    [Fact]
    public async Task Event_ReceivedTwice_IsPassedOnOnce()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await agent.Send(session, "Just once");
        await visitor.Events.Get("the message", push => push.Event.Text == "Just once");
        var id = new SessionId(Guid.Parse(session));
        var log = (await Grain(session).Read(0, 100)).Value!;
        var feed = front.Services.GetRequiredService<FeedDirectory>().Find(SessionFeed.KeyOf(id))!;

        feed.Receive(new SessionEventsSignal(id, log.Events));
        await agent.Send(session, "And then this");

        await visitor.Events.Get("the next message", push => push.Event.Text == "And then this");
        Assert.Single(visitor.Events.Items, push => push.Event.Text == "Just once");
    }

    [Fact]
    public async Task Front_ToldOfALoss_ReadsWhatItMissed()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await visitor.Events.Get("the agent", push => push.Event.Type == "accepted");
        await Grain(session).Unsubscribe(_me.Id);
        await Post(session, "Lost, and nothing comes after it");

        await front.Services.GetRequiredService<FrontObserver>().Deliver(new([new MissedSignal()]));

        await visitor.Events.Get("the message that was lost", push => push.Event.Text == "Lost, and nothing comes after it");
    }

    [Fact]
    public async Task Session_Moved_IsSubscribedWhereItIsNow()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await visitor.Events.Get("the agent", push => push.Event.Type == "accepted");
        await Grain(session).Unsubscribe(_me.Id);
        await Post(session, "Told by nobody");

        await front.Services.GetRequiredService<FrontObserver>().Deliver(new([new SessionEventsSignal(new(Guid.Parse(session)), [])]));

        await visitor.Events.Get("the message that was not told", push => push.Event.Text == "Told by nobody");
    }

    [Fact]
    public async Task Log_ShorterThanWhatTheFrontKnows_IsReadAgain()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await visitor.Events.Get("the agent", push => push.Event.Type == "accepted");
        var id = new SessionId(Guid.Parse(session));
        var summary = (await Grain(session).Summary()).Value!;
        var message = new MessageSent(Author.Of(summary.Agent!), MessageKind.Text, "Written by an activation elsewhere");
        var next = new LoggedEvent(summary.Seq + 1, DateTimeOffset.UtcNow, MessageId.New(), message);
        var stored = await front.Services.GetRequiredService<ISessionJournal>()
            .Append(new([next], summary with { Seq = next.Seq }), CancellationToken.None);
        Assert.Equal(AppendStatus.Committed, stored.Status);

        ((SessionFeed)front.Services.GetRequiredService<FeedDirectory>().Find(SessionFeed.KeyOf(id))!).Expect(next.Seq);

        await visitor.Events.Get("what this activation did not write", push => push.Event.Text == "Written by an activation elsewhere");
    }

    private IChatSessionGrain Grain(string session) => _grains.GetGrain<IChatSessionGrain>(Guid.Parse(session));

    private async Task Post(string session, string text)
    {
        var grain = Grain(session);
        var owner = (await grain.Summary()).Value!.Agent!;
        Assert.True((await grain.Execute(new SendMessage(Author.Of(owner), text) { MessageId = MessageId.New() })).IsOk);
    }
}
