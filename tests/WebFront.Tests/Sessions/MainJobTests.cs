using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;

namespace OrleansChat.Sessions;

[Collection(FrontCollection.Name)]
public class MainJobTests(FrontHost front)
{
    [Fact]
    public async Task Chat_VisitorAsks_AgentAnswers()
    {
        await using var agent = await front.PresentAgent("Ola Agent");
        await using var visitor = await front.Visitor();
        var welcome = await OpenChannel(visitor);
        Assert.True(welcome.Availability.Open);

        var started = (await visitor.Start("Does the Havørn fit my roof rack?")).Ok!;
        var session = started.Log.SessionId;
        Assert.True(started.Queue!.Position >= 1);
        await agent.Queues.Get("the chat on the incoming list", queue => queue.Rows.Any(row => row.Id == session));

        var taken = (await agent.Accept(session)).Ok!;
        Assert.Equal("customerLast", taken.Status);
        await visitor.Events.Get("the agent's name", push => push.Event is { Type: "accepted", By.Name: "Ola Agent" });
        var opened = (await agent.Open(session)).Ok!;
        Assert.False(opened.Listening);
        Assert.Contains(opened.Log.Events, view => view.Text == "Does the Havørn fit my roof rack?");

        var answer = (await agent.Send(session, "It does, with two straps.")).Ok!;
        var seen = await visitor.Events.Get("the agent's answer", push => push.Event.Text == "It does, with two straps.");
        Assert.Equal(answer.Seq, seen.Event.Seq);
        await visitor.Ask<Done>("MarkRead", answer.Seq);
        await agent.Events.Get(
            "that the visitor read it", push => push.Event is { Type: "read", By.Kind: "customer" } && push.Event.UpTo == answer.Seq);

        var thanks = (await visitor.Send("Thank you!")).Ok!;
        await agent.Events.Get(
            "the visitor's message", push => push.Session == session && push.Event.Seq == thanks.Seq && push.Event.Text == "Thank you!");

        Assert.Null((await visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        await agent.Events.Get("the end", push => push.Session == session && push.Event is { Type: "ended", Reason: "byCustomer" });
        await agent.Chats.Get("the ended chat in the list", row => row.Id == session && row.EndedAt is not null);
    }

    [Fact]
    public async Task Typing_OfOneSide_IsShownToTheOtherOnly()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await StartAndAccept(visitor, agent);

        await visitor.Tell("Typing", true, "a secret draft");
        var atAgent = await agent.TypingNotices.Get("that the visitor types", push => push.SessionId == session && push.Active);
        Assert.Equal("customer", atAgent.By.Kind);
        Assert.Null(atAgent.Preview);

        await agent.Tell("Typing", session, true);
        var atVisitor = await visitor.TypingNotices.Get("that the agent types", push => push.By.Kind == "agent");
        Assert.Null(atVisitor.By.AgentId);
        Assert.DoesNotContain(visitor.TypingNotices.Items, push => push.By.Kind == "customer");
    }

    [Fact]
    public async Task Visitor_WhoClosesTheirLastWindow_IsToldOfToTheAgentAndToWhoComesLater()
    {
        var cookie = await front.NewAgent("Ola Agent");
        await using var agent = await AgentClient.Open(front.Site, cookie);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        string session;
        await using (var visitor = await front.Visitor())
            session = await StartAndAccept(visitor, agent);

        var left = await agent.Visitors.Get("that the visitor left", push => push.SessionId == session);
        Assert.NotNull(left.LeftAt);

        await using var again = await AgentClient.Open(front.Site, cookie);
        Assert.Null((await again.Hello()).Refused);
        await again.Visitors.Get("the same at another console", push => push.SessionId == session && push.LeftAt == left.LeftAt);
    }

    [Fact]
    public async Task Chat_PutBack_IsInTheQueueAgainAndTheNextAgentsOwn()
    {
        await using var agent = await front.PresentAgent();
        await using var colleague = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await StartAndAccept(visitor, agent);

        Assert.Null((await agent.Ask<Done>("PutBack", session, VisitorClient.NewId())).Refused);

        await colleague.Queues.Get("the chat in the queue again", queue => queue.Rows.Any(row => row.Id == session));
        await visitor.Events.Get("that it waits again", push => push.Event is { Type: "queued", Reason: null, Seq: > 3 });
        Assert.NotNull((await colleague.Accept(session)).Ok);
        Assert.Equal("chat.notYours", (await agent.Ask<Done>("PutBack", session, VisitorClient.NewId())).Refused?.Code);
    }

    [Fact]
    public async Task AgentIds_ForVisitors_AreHidden()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await StartAndAccept(visitor, agent);
        await agent.Send(session, "Hello.");
        await visitor.Events.Get("the greeting", push => push.Event.Text == "Hello.");

        var log = (await visitor.Sync(0)).Ok!.Log;
        var views = log.Events.Concat(visitor.Events.Items.Select(push => push.Event));
        Assert.All(views, view => Assert.Null(view.By?.AgentId ?? view.To?.AgentId));
    }

    [Fact]
    public async Task WaitingVisitors_MovingUp_HearTheirPlace()
    {
        await using var agent = await front.PresentAgent();
        await using var first = await front.Visitor();
        await using var second = await front.Visitor();
        await OpenChannel(first);
        await OpenChannel(second);
        var session = (await first.Start("I was first")).Ok!.Log.SessionId;
        await agent.Queues.Get("the first in the queue", queue => queue.Rows.Any(row => row.Id == session));
        var waiting = (await second.Start("I was second")).Ok!;
        var queue = await agent.Queues.Get("both in the queue", board => board.Rows.Any(row => row.Id == waiting.Log.SessionId));
        var place = queue.Rows.Select(row => row.Id).ToList().IndexOf(waiting.Log.SessionId) + 1;
        Assert.True(place >= 2);

        await agent.Accept(session);
        await second.Places.Get("a better place", view => view.Position < place);
    }

    internal static async Task<VisitorWelcome> OpenChannel(VisitorClient visitor)
    {
        var answer = await visitor.Hello();
        Assert.Null(answer.Refused);
        return answer.Ok!;
    }

    internal static async Task<string> StartAndAccept(VisitorClient visitor, AgentClient agent)
    {
        await OpenChannel(visitor);
        var started = await visitor.Start("Is anybody there?");
        Assert.Null(started.Refused);
        var session = started.Ok!.Log.SessionId;
        Assert.Null((await agent.Accept(session)).Refused);
        return session;
    }
}
