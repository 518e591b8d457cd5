using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Drafts;

/// <summary>Drafts over the hub: of several consoles of one agent, and never of anybody else.</summary>
[Collection(FrontCollection.Name)]
public class DraftTests(FrontHost front)
{
    [Fact]
    public async Task SaveDraft_OnOneConsole_IsOnTheOthersOfTheAgentAndNobodyElses()
    {
        var cookie = await front.NewAgent("Ola Agent", FrontHost.DemoChannel);
        await using var desk = await AgentClient.Open(front.Site, cookie);
        await using var laptop = await AgentClient.Open(front.Site, cookie);
        await using var colleague = await front.PresentAgent("Kari Colleague");
        await desk.Hello();
        await desk.SetPresence("present");
        await laptop.Hello();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, desk);

        var first = (await Save(desk, session, "reply", "I have looked in")).Ok!;
        var second = (await Save(desk, session, "reply", "I have looked into it")).Ok!;
        await Save(desk, session, "note", "a regular");

        Assert.True(second.Version > first.Version);
        Assert.Equal(
            new DraftView(session, "reply", "I have looked into it", second.Version),
            await laptop.Drafts.Get("the draft", draft => draft.Version == second.Version));
        var kept = (await laptop.Ask<DraftList>("Drafts")).Ok!.Drafts.Where(draft => draft.SessionId == session);
        Assert.Equal([("note", "a regular"), ("reply", "I have looked into it")], kept.Select(draft => (draft.Mode, draft.Text)));
        Assert.DoesNotContain((await colleague.Ask<DraftList>("Drafts")).Ok!.Drafts, draft => draft.SessionId == session);

        // Nothing of it goes into the chat: what comes next there is the next message.
        var sent = (await desk.Send(session, "Found it")).Ok!;
        var said = await visitor.Events.Get("the next message", push => push.Event.Text is "Found it");
        Assert.Equal(sent.Seq, said.Event.Seq);
        Assert.DoesNotContain(visitor.Events.Items, push => push.Event.Text?.Contains("looked", StringComparison.Ordinal) == true);
        Assert.Empty(colleague.Drafts.Items);
    }

    [Fact]
    public async Task SaveDraft_Emptied_IsThereNoMore()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await Save(agent, session, "reply", "Hello");
        await Save(agent, session, "reply", "");

        Assert.DoesNotContain((await agent.Ask<DraftList>("Drafts")).Ok!.Drafts, draft => draft.SessionId == session);
        await agent.Drafts.Get("the emptied draft", draft => draft.SessionId == session && draft.Text == "");
    }

    [Fact]
    public async Task SaveDraft_AfterTheChatWasErased_IsRefused()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        await Save(agent, session, "reply", "Hello");
        Assert.True(SessionId.TryParse(session, out var id));
        var grain = front.Services.GetRequiredService<IGrainFactory>().Session(id);
        Assert.True((await grain.Execute(new DeleteSession(Author.System) { MessageId = MessageId.New() })).IsOk);

        Assert.Equal(RefusalCodes.SessionNotFound, (await Save(agent, session, "reply", "Hello again")).Refused?.Code);
        Assert.DoesNotContain((await agent.Ask<DraftList>("Drafts")).Ok!.Drafts, draft => draft.SessionId == session);
    }

    [Fact]
    public async Task SaveDraft_OfAnUnknownMode_IsRefusedWithTheField()
    {
        await using var agent = await front.PresentAgent();

        var refused = (await Save(agent, VisitorClient.NewId(), "letter", "Hello")).Refused!;

        Assert.Equal((RefusalCodes.InvalidInput, "mode"), (refused.Code, refused.Details!["field"]));
    }

    [Fact]
    public async Task SaveDraft_TooLong_IsRefusedWithTheLimit()
    {
        await using var agent = await front.PresentAgent();

        var refused = (await Save(agent, VisitorClient.NewId(), "reply", new string('x', DraftInput.TextLength + 1))).Refused!;

        Assert.Equal("16000", refused.Details!["limit"]);
    }

    private static Task<Answer<DraftSaved>> Save(AgentClient agent, string session, string mode, string text) =>
        agent.Ask<DraftSaved>("SaveDraft", new DraftEdit(session, mode, text));
}
