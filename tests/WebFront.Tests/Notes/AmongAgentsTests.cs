using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>Who reads what agents say among themselves, at once and later, and what is left of tags that are gone.</summary>
[Collection(FrontCollection.Name)]
public class AmongAgentsTests(FrontHost front)
{
    [Fact]
    public async Task Whisper_WhenAnotherHasTheChat_IsForWhoWasSpokenToAndManagersAlone()
    {
        var channel = (await front.NewChannel()).Id;
        await using var manager = await front.PresentAgent(channel, "manager", "respond");
        var spoken = await front.NewAgent("Spoken To", channel);
        var following = await front.NewAgent("Next Owner", channel);
        await using var first = await Present(spoken, channel, "respond", "listenIn");
        await using var next = await Present(following, channel, "respond", "listenIn");
        await using var visitor = await VisitorClient.Open(front.Site, channel);
        var session = await MainJobTests.StartAndAccept(visitor, first);
        var whisper = new AgentMessage(session, VisitorClient.NewId(), "You answer too slowly.");
        var seq = (await manager.Ask<Sent>("Whisper", whisper)).Ok!.Seq;
        await first.Events.Get("the whisper", push => push.Event is { Type: "whisper", Text: "You answer too slowly." });
        Assert.Null((await first.Ask<Done>("PutBack", session, VisitorClient.NewId())).Refused);

        var opened = (await next.Accept(session)).Ok!.Log!;
        var again = await manager.Ask<Sent>("Whisper", whisper);

        Assert.Equal(seq, again.Ok!.Seq);
        Assert.Equal("hidden", opened.Events.Single(view => view.Seq == seq).Type);
        Assert.Equal("hidden", await TypeOf(next));
        Assert.Equal("whisper", await TypeOf(first));
        Assert.Equal("whisper", await TypeOf(manager));
        var theirs = await InboxOf(following);
        Assert.Equal(0, theirs.Unread);
        Assert.Empty(theirs.Entries);
        var own = await InboxOf(spoken);
        Assert.Equal(1, own.Unread);
        Assert.Equal("You answer too slowly.", Assert.Single(own.Entries).Text);

        async Task<string> TypeOf(AgentClient reader) =>
            (await reader.Open(session)).Ok!.Log.Events.Single(view => view.Seq == seq).Type;
    }

    [Fact]
    public async Task Note_SentAgainWithOtherMentions_IsInTheInboxOfWhomItNames()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var (named, late) = (await front.NewAgent("Named"), await front.NewAgent("Late"));
        var note = new AgentNote(session, VisitorClient.NewId(), "Look at this.", [await IdOf(named)]);

        Assert.Null((await agent.Ask<Sent>("AddNote", note)).Refused);
        Assert.Null((await agent.Ask<Sent>("AddNote", note with { Mentions = [await IdOf(late)] })).Refused);

        Assert.Equal(1, (await InboxOf(named)).Unread);
        Assert.Equal(0, (await InboxOf(late)).Unread);
    }

    [Fact]
    public async Task ChangeTags_OfAFullChatWithADeletedTag_TakesAnother()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var tags = await Task.WhenAll(Enumerable.Range(0, SessionLimits.MostTags + 1).Select(_ => AddTag()));
        string[] full = [.. tags.Skip(1).Select(tag => tag.Id)];
        Assert.Null((await agent.Ask<Sent>("ChangeTags", new TagChange(session, VisitorClient.NewId(), full, []))).Refused);
        using var deleted = await front.Ask(HttpMethod.Delete, $"api/admin/tags/{full[0]}", null, front.Administrator);
        deleted.EnsureSuccessStatusCode();

        Assert.Null((await agent.Ask<Sent>("ChangeTags", new TagChange(session, VisitorClient.NewId(), [tags[0].Id], []))).Refused);

        var row = (await agent.Open(session)).Ok!;
        Assert.Equal([.. full.Skip(1), tags[0].Id], row.Row.Tags);
    }

    private async Task<AgentClient> Present(string cookie, string channel, params string[] permissions)
    {
        var agent = await AgentClient.Open(front.Site, cookie);
        await front.Permit(agent, channel, permissions);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    private async Task<InboxView> InboxOf(string cookie) => await Browser.Value<InboxView>(await front.Get("api/inbox", cookie));

    private async Task<string> IdOf(string cookie)
    {
        await using var agent = await AgentClient.Open(front.Site, cookie);
        return (await agent.Hello()).Ok!.Me.Id;
    }

    private async Task<TagView> AddTag() => await Browser.Value<TagView>(
        await front.Post("tags", new AddTagRequest($"{Guid.NewGuid():N}"[..30], "#AA3300"), "api/admin/", front.Administrator));
}
