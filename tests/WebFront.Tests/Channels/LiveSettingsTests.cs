using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Channels;

/// <summary>What an administrator changes while visitors and agents are there.</summary>
[Collection(FrontCollection.Name)]
public class LiveSettingsTests(FrontHost front)
{
    [Fact]
    public async Task OpenWindow_SettingsChange_HearsOfIt()
    {
        var channel = await front.NewChannel();
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Equal("Ask us", (await visitor.Hello()).Ok!.Channel.Header);

        await front.Change(channel.Id, settings => settings with { Header = "New header", Look = new() { Theme = WidgetTheme.Dark } });
        var look = await visitor.Looks.Get("the new look", look => look.Header == "New header");
        Assert.Equal("dark", look.Style.Theme);
    }

    [Fact]
    public async Task FirstNames_TurnedOn_AreShownFromThenOn()
    {
        var channel = await front.NewChannel();
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola Agent Nordmann", channel.Id));
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Hello?")).Ok!.Log.SessionId;
        await agent.Accept(session);
        await visitor.Events.Get("the full name", push => push.Event is { Type: "accepted", By.Name: "Ola Agent Nordmann" });

        await front.Change(channel.Id, settings => settings with { Look = new() { FirstNameOnly = true } });
        await visitor.Looks.Get("the change", _ => true);
        await agent.Send(session, "Good morning");
        await visitor.Events.Get("the first name", push => push.Event is { Text: "Good morning", By.Name: "Ola" });
        await agent.Tell("Typing", session, true);
        await visitor.TypingNotices.Get("the first name", push => push.By.Name == "Ola");
        var log = (await visitor.Sync(0)).Ok!.Log;
        Assert.All(log.Events.Where(view => view.By?.Kind == "agent"), view => Assert.Equal("Ola", view.By!.Name));
    }

    [Fact]
    public async Task Hello_ForAnotherChannel_ShowsNoMoreOfAgentsThanTheChatsOwnChannel()
    {
        var (shy, open) = (await front.NewChannel("Shy"), await front.NewChannel("Open"));
        await front.Change(shy.Id, settings => settings with { Look = new() { FirstNameOnly = true, AgentPhoto = false } });
        await front.Change(open.Id, settings => settings with { Look = new() { FirstNameOnly = false, AgentPhoto = true } });
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola Agent Nordmann", shy.Id));
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(front.Site, shy.Id);
        await visitor.Hello();
        var chat = (await visitor.Start("Hello?")).Ok!;
        await agent.Accept(chat.Log.SessionId);
        await visitor.Events.Get("the first name", push => push.Event is { Type: "accepted", By.Name: "Ola", By.Photo: null });

        Assert.Null((await visitor.Ask<VisitorWelcome>("Hello", new VisitorHello(ProtocolVersion.Current, open.Id, null, 0))).Refused);
        Assert.Equal(RefusalCodes.OutOfOrder, (await visitor.Sync(0)).Refused?.Code);
        var again = await visitor.Ask<VisitorWelcome>("Hello", new VisitorHello(ProtocolVersion.Current, open.Id, chat.Token, 0));
        Assert.Equal(RefusalCodes.TokenInvalid, again.Ok!.TokenRefused?.Code);
        await agent.Send(chat.Log.SessionId, "Good morning");

        var back = (await visitor.Hello(chat.Token)).Ok!.Chat!;
        Assert.Equal("Ola", back.AgentName);
        Assert.All(
            (await visitor.Sync(0)).Ok!.Log.Events.Where(view => view.By?.Kind == "agent"),
            view => Assert.Equal(("Ola", null), (view.By!.Name, view.By.Photo)));
        await agent.Send(chat.Log.SessionId, "And again");
        await visitor.Events.Get("what comes after", push => push.Event.Text == "And again");
        Assert.DoesNotContain(visitor.Events.Items, push => push.Event.By?.Name?.Contains("Nordmann", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task PreChatForm_SettingsChanged_IsCheckedAgainstTheCurrentOnes()
    {
        var channel = await front.NewChannel();
        await using var agent = await Respond(channel.Id);
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        await front.Change(channel.Id, settings => settings with
        {
            PreChat = new() { Fields = new() { Name = FieldUse.Hidden, Company = FieldUse.Required }, ConsentText = "I agree" },
        });
        await visitor.Looks.Get("the new form", look => look.PreChat?.ConsentText == "I agree");

        var form = visitor.Form("Hello?") with { Consent = false };
        Assert.Equal(("company", "required"), await Refused(visitor, form));
        Assert.Equal(("consent", "required"), await Refused(visitor, form with { Company = "Fjord AS" }));
        Assert.Equal(("country", "length"), await Refused(visitor, form with { Country = "Norway" }));

        var started = await visitor.Ask<VisitorChat>("Start", form with { Company = "Fjord AS", Consent = true });
        Assert.Null(started.Refused);
        var row = await agent.Queues.Get("the chat", queue => queue.Rows.Any(row => row.Id == started.Ok!.Log.SessionId));
        Assert.Null(row.Rows.Single(row => row.Id == started.Ok!.Log.SessionId).CustomerName);
    }

    [Fact]
    public async Task Rating_AfterTheEnd_CountsOnce()
    {
        var channel = await front.NewChannel();
        await using var agent = await Respond(channel.Id);
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Hello?")).Ok!.Log.SessionId;
        await agent.Accept(session);
        await agent.Send(session, "Good morning");
        Assert.Equal(
            RefusalCodes.NotAllowedInState, (await visitor.Ask<Done>("Rate", Guid.NewGuid().ToString("N"), 5, null)).Refused!.Code);
        await visitor.Ask<Done>("End", VisitorClient.NewId());

        Assert.Equal(RefusalCodes.InvalidInput, (await visitor.Ask<Done>("Rate", Guid.NewGuid().ToString("N"), 6, null)).Refused!.Code);
        Assert.Null((await visitor.Ask<Done>("Rate", Guid.NewGuid().ToString("N"), 4, "Kind")).Refused);
        Assert.Null((await visitor.Ask<Done>("Rate", Guid.NewGuid().ToString("N"), 4, "Kind")).Refused);
        Assert.Equal(
            RefusalCodes.NotAllowedInState,
            (await visitor.Ask<Done>("Rate", Guid.NewGuid().ToString("N"), 1, "Changed my mind")).Refused!.Code);
        var log = (await visitor.Sync(0)).Ok!.Log;
        Assert.Equal((4, "Kind"), log.Events.Where(view => view.Type == "rated").Select(view => (view.Number, view.Text)).Single());
    }

    [Fact]
    public async Task DeletedChannel_WithWaitingAndOngoingChats_EndsOnlyTheWait()
    {
        var channel = await front.NewChannel();
        await using var agent = await Respond(channel.Id);
        await using var talking = await VisitorClient.Open(front.Site, channel.Id);
        await using var waiting = await VisitorClient.Open(front.Site, channel.Id);
        await talking.Hello();
        await waiting.Hello();
        var started = (await talking.Start("First")).Ok!;
        var session = started.Log.SessionId;
        await agent.Accept(session);
        var left = (await waiting.Start("Second")).Ok!;
        Assert.Equal(
            new OpenChatsView(1, 1),
            await Browser.Value<OpenChatsView>(await front.Get($"api/admin/channels/{channel.Id}/chats", front.Administrator)));

        Assert.True((await front.DeleteChannel(channel.Id)).IsSuccessStatusCode);

        await waiting.Events.Get(
            "the end of the wait", push => push.Event is { Type: "ended", Status: "closedFromQueue", Reason: "channelDeleted" });
        await waiting.Availabilities.Get("that there is no channel any more", now => now is { Open: false, Reason: "deleted" });
        Assert.Null((await agent.Send(session, "Still here")).Refused);
        var name = (await talking.Events.Get("the agent", push => push.Event.Type == "accepted")).Event.By!.Name;
        var message = await talking.Events.Get("the agent's message", push => push.Event.Text == "Still here");
        Assert.Equal(name, message.Event.By!.Name);
        await agent.Standings.Get("that the channel is gone", me => me.Channels.All(known => known.Id != channel.Id));
        var former = new FormerChannelView(channel.Id, channel.Name, Deleted: true);
        Assert.Equal(former, (await agent.Ask<FormerChannelView>("FormerChannel", channel.Id)).Ok);
        await using var late = await VisitorClient.Open(front.Site, channel.Id);
        Assert.Equal(RefusalCodes.ChannelNotFound, (await late.Hello()).Refused!.Code);
        Assert.Equal(RefusalCodes.ChannelNotFound, await Browser.Code(await front.DeleteChannel(channel.Id)));
        var look = await front.EmbeddedLook(channel.Id);
        Assert.True(look.GetProperty("gone").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, look.GetProperty("header").ValueKind);

        await using var reloaded = await VisitorClient.Open(front.Site, channel.Id);
        var back = (await reloaded.Hello(started.Token)).Ok!;
        Assert.Equal((session, "deleted"), (back.Chat!.Log.SessionId, back.Availability.Reason));
        Assert.Null((await reloaded.Send("I am back")).Refused);
        await agent.Events.Get("what the visitor wrote after coming back", push => push.Event.Text == "I am back");
        Assert.Null((await agent.Send(session, "So am I")).Refused);
        Assert.Equal(name, (await reloaded.Events.Get("the answer", push => push.Event.Text == "So am I")).Event.By!.Name);
        Assert.Equal(RefusalCodes.ChannelNotFound, (await late.Hello(left.Token)).Refused!.Code);
        Assert.Equal(RefusalCodes.ChannelNotFound, (await late.Hello("nonsense")).Refused!.Code);

        Assert.Null((await agent.Ask<Done>("End", session, VisitorClient.NewId())).Refused);
        await agent.SetPresence("away");
        Assert.Equal(RefusalCodes.ChannelNotFound, (await reloaded.Ask<Done>("Reopen", VisitorClient.NewId())).Refused!.Code);
    }

    [Fact]
    public async Task Website_TakenOffTheList_MayOnlyEndItsChat()
    {
        const string shop = "https://shop.example";
        var channel = await front.NewChannel();
        await front.Change(channel.Id, settings => settings with { AllowedOrigins = [shop] });
        await using var agent = await Respond(channel.Id);
        await using var talking = await VisitorClient.Open(front.Site, channel.Id, origin: shop);
        await using var looking = await VisitorClient.Open(front.Site, channel.Id, origin: shop);
        await talking.Hello();
        await looking.Hello();
        await talking.Start("First");

        await front.Change(channel.Id, settings => settings with { AllowedOrigins = ["https://other.example"] });
        await Eventually.Holds(
            "the open window is refused", async () => (await looking.Start("Second")).Refused?.Code == RefusalCodes.OriginNotAllowed);

        Assert.Null((await talking.Send("Thanks, that was it.")).Refused);
    }

    [Fact]
    public async Task Consoles_ChannelIsRenamed_HearTheName()
    {
        var channel = await front.NewChannel();
        await using var agent = await Respond(channel.Id);
        var name = $"Renamed {Guid.NewGuid():N}";
        await front.Change(channel.Id, settings => settings with { Name = name });
        await agent.Standings.Get("the new name", me => me.Channels.Any(known => known.Id == channel.Id && known.Name == name));
    }

    private async Task<AgentClient> Respond(string channel)
    {
        var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola Agent", channel));
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    private static async Task<(string Field, string Rule)> Refused(VisitorClient visitor, StartChat form)
    {
        var refused = (await visitor.Ask<VisitorChat>("Start", form)).Refused!;
        Assert.Equal(RefusalCodes.InvalidInput, refused.Code);
        return (refused.Details!["field"], refused.Details["rule"]);
    }
}
