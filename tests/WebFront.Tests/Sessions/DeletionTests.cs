using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Authors take back what they wrote, over the hubs.</summary>
[Collection(FrontCollection.Name)]
public class DeletionTests(FrontHost front)
{
    [Fact]
    public async Task DeleteMessage_ByTheAgent_TakesTheTextFromEverybody()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var sent = (await agent.Send(session, "meant for somebody else")).Ok!;
        await visitor.Events.Get("the message", push => push.Event.Text == "meant for somebody else");

        Assert.Null((await Delete(agent, session, sent.Seq)).Refused);

        await visitor.Events.Get("that it was deleted", push => push.Event is { Type: "messageDeleted" } && push.Event.UpTo == sent.Seq);
        await agent.Chats.Get("the row without it", row => row.Id == session && row.Seq > sent.Seq && row.LastMessage is null);
        var atVisitor = (await visitor.Sync(0)).Ok!.Log.Events.Single(view => view.Seq == sent.Seq);
        var atAgent = (await agent.Open(session)).Ok!.Log.Events.Single(view => view.Seq == sent.Seq);
        Assert.All([atVisitor, atAgent], view => Assert.Equal((true, null, "message"), (view.Erased, view.Text, view.Type)));
        Assert.Null((await Delete(agent, session, sent.Seq)).Refused);
    }

    [Fact]
    public async Task DeleteMessage_OfTheCustomers_IsRefused()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var sent = (await visitor.Send("my words")).Ok!;

        Assert.Equal(RefusalCodes.NotYourChat, (await Delete(agent, session, sent.Seq)).Refused?.Code);

        Assert.Equal("my words", (await visitor.Sync(0)).Ok!.Log.Events.Single(view => view.Seq == sent.Seq).Text);
    }

    [Fact]
    public async Task DeleteMessage_ByTheVisitor_OnlyWhereTheChannelSaysSo()
    {
        var channel = await front.NewChannel();
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Null((await visitor.Hello()).Ok!.Channel.DeleteSeconds);
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola", channel.Id));
        await agent.Hello();
        await agent.SetPresence("present");
        await visitor.Start("Hello?");
        var sent = (await visitor.Send("my number is 1234")).Ok!;
        Assert.Equal(RefusalCodes.DeletionNotAllowed, (await Delete(visitor, sent.Seq)).Refused?.Code);

        await front.Change(channel.Id, settings => settings with { VisitorsDelete = true, DeleteWindow = TimeSpan.FromMinutes(2) });
        await visitor.Looks.Get("that they may", look => look.DeleteSeconds == 120);

        Assert.Null((await Delete(visitor, sent.Seq)).Refused);
        await visitor.Events.Get("that it was deleted", push => push.Event is { Type: "messageDeleted" } && push.Event.UpTo == sent.Seq);
    }

    private static Task<Answer<Done>> Delete(AgentClient agent, string session, long seq) =>
        agent.Ask<Done>("DeleteMessage", session, seq, VisitorClient.NewId());

    private static Task<Answer<Done>> Delete(VisitorClient visitor, long seq) =>
        visitor.Ask<Done>("DeleteMessage", seq, VisitorClient.NewId());
}
