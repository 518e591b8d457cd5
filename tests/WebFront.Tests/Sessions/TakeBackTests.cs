using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>An agent ends a chat, and takes that back.</summary>
[Collection(FrontCollection.Name)]
public class TakeBackTests(FrontHost front)
{
    [Fact]
    public async Task Reopen_RightAfterTheEnd_GoesOnWhereTheChatWas()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await agent.Send(session, "Bye");
        await agent.Ask<Done>("End", session, VisitorClient.NewId());
        await visitor.Events.Get("the end", push => push.Event.Type == "ended");

        Assert.Null((await agent.Ask<Done>("Reopen", session, VisitorClient.NewId())).Refused);

        await visitor.Events.Get("that it goes on", push => push.Event is { Type: "reopened", Status: "agentLast", By.Kind: "agent" });
        await agent.Chats.Get("the open chat in the list", row => row.Id == session && row is { Status: "agentLast", EndedAt: null });
        await visitor.Send("Wait, one more thing");
        await agent.Events.Get("what is said next", push => push.Session == session && push.Event.Text == "Wait, one more thing");
        Assert.Null((await agent.Send(session, "Yes?")).Refused);
    }

    [Fact]
    public async Task Reopen_WhenTheVisitorHasBegunAnotherChat_IsRefused()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await agent.Ask<Done>("End", session, VisitorClient.NewId());
        await using var again = await front.Visitor(visitor.Key);
        await again.Hello();
        Assert.Null((await again.Start("Something else")).Refused);

        var refused = (await agent.Ask<Done>("Reopen", session, VisitorClient.NewId())).Refused;

        Assert.Equal(RefusalCodes.AnotherChatOpen, refused?.Code);
        await again.Ask<Done>("End", VisitorClient.NewId());
    }
}
