using OrleansChat.Clients;
using OrleansChat.Hosting;

namespace OrleansChat.Sessions;

[Collection(FrontCollection.Name)]
public class ResumeTests(FrontHost front)
{
    [Fact]
    public async Task Visitor_BackAfterAnAbsence_GetsExactlyWhatWasMissed()
    {
        await using var agent = await front.PresentAgent();
        string token, session;
        long seen;
        await using (var before = await front.Visitor())
        {
            session = await MainJobTests.StartAndAccept(before, agent);
            var sync = (await before.Sync(0)).Ok!;
            seen = sync.Log.LastSeq;
            token = (await before.Hello()).Ok!.Chat?.Token ?? (await before.Start("again")).Ok!.Token;
        }

        await agent.Send(session, "One");
        await agent.Send(session, "Two");
        await using var after = await front.Visitor();
        var chat = (await after.Hello(token, seen)).Ok!.Chat!;

        Assert.Equal(session, chat.Log.SessionId);
        Assert.All(chat.Log.Events, view => Assert.True(view.Seq > seen));
        Assert.Equal(
            ["One", "Two"], chat.Log.Events.Where(view => view.By?.Kind == "agent" && view.Type == "message").Select(view => view.Text));
        Assert.NotEqual(token, chat.Token);
    }

    [Fact]
    public async Task Visitor_InSeveralTabs_SeesTheSameChat()
    {
        await using var agent = await front.PresentAgent();
        await using var first = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(first, agent);
        var token = (await first.Start("From the first tab")).Ok!.Token;
        await using var second = await front.Visitor(first.Key);
        Assert.Equal(session, (await second.Hello(token)).Ok!.Chat!.Log.SessionId);

        await second.Send("From the second tab");
        await first.Events.Get("the other tab's message", push => push.Event.Text == "From the second tab");
        await agent.Send(session, "To both");
        await first.Events.Get("the answer in the first tab", push => push.Event.Text == "To both");
        await second.Events.Get("the answer in the second tab", push => push.Event.Text == "To both");
    }

    [Fact]
    public async Task Start_Twice_GivesOneChat()
    {
        await using var agent = await front.PresentAgent();
        await using var one = await front.Visitor();
        await using var other = await front.Visitor(one.Key);
        await MainJobTests.OpenChannel(one);
        await MainJobTests.OpenChannel(other);
        var id = VisitorClient.NewId();

        var started = await Task.WhenAll(one.Start("Once", messageId: id), other.Start("Once", messageId: id));

        Assert.All(started, answer => Assert.Null(answer.Refused));
        Assert.Equal(started[0].Ok!.Log.SessionId, started[1].Ok!.Log.SessionId);
        var log = (await one.Sync(0)).Ok!.Log;
        Assert.Single(log.Events, view => view.Text == "Once");
    }

    [Fact]
    public async Task Message_SentAgain_AnswersTheFirstPlace()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        await MainJobTests.StartAndAccept(visitor, agent);
        var id = VisitorClient.NewId();

        var first = (await visitor.Send("Only once, please", id)).Ok!;
        var again = (await visitor.Send("Only once, please", id)).Ok!;

        Assert.Equal(first.Seq, again.Seq);
        Assert.Single((await visitor.Sync(0)).Ok!.Log.Events, view => view.Text == "Only once, please");
    }

    [Fact]
    public async Task Pushes_OfOneChat_ComeInOrderWithoutGapOrDouble()
    {
        const int Messages = 40;
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        for (var i = 0; i < Messages; i++)
            Assert.Null((await agent.Send(session, $"Message {i}")).Refused);
        await visitor.Events.Get("the last message", push => push.Event.Text == $"Message {Messages - 1}");

        var seqs = visitor.Events.Items.Select(push => push.Event.Seq).ToArray();
        Assert.Equal(Enumerable.Range(0, seqs.Length).Select(i => seqs[0] + i), seqs);
    }
}
