using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Access;

[Collection(FrontCollection.Name)]
public class AgentAccessTests(FrontHost front)
{
    [Fact]
    public async Task AgentHub_WithoutACookie_RefusesTheConnection()
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => AgentClient.Open(front.Site, cookie: null));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task AgentCookie_FromAnotherWebsite_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => AgentClient.Open(front.Site, front.Administrator, origin: "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Accept_ByTwoAgents_OneWinsAndTheOtherHearsTheName()
    {
        await using var ola = await front.PresentAgent("Ola");
        await using var kari = await front.PresentAgent("Kari");
        await using var visitor = await front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        var session = (await visitor.Start("Who is quicker?")).Ok!.Log.SessionId;

        var answers = await Task.WhenAll(ola.Accept(session), kari.Accept(session));

        var winner = Assert.Single(answers, answer => answer.Ok is not null).Ok!;
        var refused = Assert.Single(answers, answer => answer.Refused is not null).Refused!;
        Assert.Equal(RefusalCodes.AlreadyTaken, refused.Code);
        Assert.Equal(winner.AgentName, refused.Details!["agent"]);
        Assert.Contains(winner.AgentName!, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnedChat_AnotherAgentWritesOrEnds_IsRefused()
    {
        await using var owner = await front.PresentAgent("Owner");
        await using var other = await front.PresentAgent("Other");
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, owner);

        Assert.Equal(RefusalCodes.NotYourChat, (await other.Send(session, "Let me")).Refused!.Code);
        Assert.Equal(RefusalCodes.NotYourChat, (await other.Ask<Done>("End", session, VisitorClient.NewId())).Refused!.Code);
        Assert.True((await other.Open(session)).Ok!.Listening);
    }

    [Fact]
    public async Task WaitingChat_AcceptedByAColleague_IsPushedToNoOtherViewer()
    {
        var channel = await front.NewChannel();
        await using var onlooker = await front.PresentAgent(channel.Id, "respond");
        await using var colleague = await front.PresentAgent(channel.Id, "respond");
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("For one of you")).Ok!.Log.SessionId;
        Assert.Null((await onlooker.Open(session)).Refused);
        // Once for the dashboard, as it may read less than before.
        await Resyncs(onlooker, 1);

        Assert.Null((await colleague.Accept(session)).Refused);
        await Resyncs(onlooker, 2);
        await visitor.Send("My card number is ...");
        await colleague.Events.Get("the visitor's message", push => push.Event.Text == "My card number is ...");

        Assert.Empty((await onlooker.Ask<AgentSync>("Sync", new List<SyncPoint> { new(session, 0) })).Ok!.Logs);
        Assert.DoesNotContain(onlooker.Events.Items, push => push.Event.Text == "My card number is ...");
    }

    [Fact]
    public async Task ListenIn_PermissionLost_EndsThePushes()
    {
        var channel = await front.NewChannel();
        await using var owner = await front.PresentAgent(channel.Id, "respond");
        await using var listener = await front.PresentAgent(channel.Id, "respond", "listenIn");
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Between us")).Ok!.Log.SessionId;
        await owner.Accept(session);
        Assert.True((await listener.Open(session)).Ok!.Listening);
        await visitor.Send("Heard");
        await listener.Events.Get("what was said while listening", push => push.Event.Text == "Heard");

        await front.Permit(listener, channel.Id, "respond");
        // For the dashboard and for the chat.
        await Resyncs(listener, 2);
        await visitor.Send("Not for you");
        await owner.Events.Get("the visitor's message", push => push.Event.Text == "Not for you");

        Assert.DoesNotContain(listener.Events.Items, push => push.Event.Text == "Not for you");
    }

    [Fact]
    public async Task Respond_PermissionLost_KeepsOwnChatAndGetsNoOther()
    {
        var channel = await front.NewChannel();
        await using var agent = await front.PresentAgent(channel.Id, "respond");
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await using var other = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        await other.Hello();
        var session = (await visitor.Start("The last one")).Ok!.Log.SessionId;
        var waiting = (await other.Start("One too many")).Ok!.Log.SessionId;
        await agent.Accept(session);

        await front.Permit(agent, channel.Id, "notifications");

        Assert.Null((await agent.Send(session, "I stay with you.")).Refused);
        await visitor.Events.Get("the agent's answer", push => push.Event.Text == "I stay with you.");
        Assert.Equal(RefusalCodes.PermissionMissing, (await agent.Accept(waiting)).Refused!.Code);
        Assert.Equal(
            RefusalCodes.PermissionMissing, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), null)).Refused!.Code);
        Assert.Null((await agent.Ask<Done>("End", session, VisitorClient.NewId())).Refused);
    }

    [Fact]
    public async Task WaitingVisitor_AgentsLoseAndRegainThePermission_HearsIt()
    {
        var channel = new ChannelId(Guid.NewGuid());
        var grains = front.Services.GetRequiredService<IGrainFactory>();
        Assert.True((await grains.Channel(channel).Save(new ChannelSettings { Name = $"One agent {channel}" })).IsOk);
        await using var agent = await front.PresentAgent(channel.ToString(), "respond");
        await using var visitor = await VisitorClient.Open(front.Site, channel.ToString());
        await visitor.Hello();
        var session = (await visitor.Start("Anybody?")).Ok!.Log.SessionId;

        await agent.SetPresence("away");
        await visitor.Availabilities.Get("that nobody can answer", view => view is { Agents: 0, Waiting: 1 });
        Assert.Equal(1, (await visitor.Sync(0)).Ok!.Queue!.Position);
        await agent.SetPresence("present");
        await visitor.Availabilities.Get("that somebody is back", view => view is { Agents: 1, Waiting: 1 });

        await agent.SetPresence("away");
        Assert.Equal(session, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), null)).Ok!.Id);
    }

    [Fact]
    public async Task AgentOfAnotherChannel_ReadingAChat_SeesNothing()
    {
        var made = await front.Post(
            "channels",
            new SaveChannelRequest($"Other {Guid.NewGuid():N}", "Other", "#123456", "en", false),
            "api/admin/",
            front.Administrator);
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var channel = (await made.Content.ReadFromJsonAsync<ChannelView>())!;
        await using var owner = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, owner);
        await using var stranger = await AgentClient.Open(front.Site, await front.NewAgent("Stranger", channel.Id));
        var welcome = (await stranger.Hello()).Ok!;

        Assert.Equal([channel.Id], welcome.Boards.Select(board => board.ChannelId));
        Assert.Equal(RefusalCodes.SessionNotFound, (await stranger.Open(session)).Refused!.Code);
        Assert.Equal(RefusalCodes.SessionNotFound, (await stranger.Accept(session)).Refused!.Code);
        Assert.Equal(RefusalCodes.ChannelNotFound, (await stranger.Ask<ChannelBoard>("Board", FrontHost.DemoChannel)).Refused!.Code);
        var sync = (await stranger.Ask<AgentSync>("Sync", new List<SyncPoint> { new(session, 0) })).Ok!;
        Assert.Empty(sync.Logs);
    }

    [Fact]
    public async Task Sync_AfterAnAbsence_AnswersWhatWasMissedInEachChat()
    {
        await using var agent = await front.PresentAgent();
        await using var visitor = await front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var known = (await agent.Open(session)).Ok!.Log.LastSeq;
        await visitor.Send("Did you get this?");

        var sync = (await agent.Ask<AgentSync>("Sync", new List<SyncPoint> { new(session, known) })).Ok!;

        Assert.Contains(Assert.Single(sync.Logs).Events, view => view.Text == "Did you get this?");
        Assert.Contains(sync.Chats, row => row.Id == session && row.Unread > 0);
    }

    [Fact]
    public async Task GetNext_WithSeveralWaiting_GivesTheLongestWaiting()
    {
        var made = await front.Post(
            "channels",
            new SaveChannelRequest($"Queue {Guid.NewGuid():N}", "Queue", "#123456", "en", false),
            "api/admin/",
            front.Administrator);
        var channel = (await made.Content.ReadFromJsonAsync<ChannelView>())!.Id;
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Next", channel));
        await agent.Hello();
        await agent.SetPresence("present");
        Assert.Equal(RefusalCodes.QueueEmpty, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), null)).Refused!.Code);
        await using var first = await VisitorClient.Open(front.Site, channel);
        await using var second = await VisitorClient.Open(front.Site, channel);
        await first.Hello();
        await second.Hello();
        var one = (await first.Start("First")).Ok!.Log.SessionId;
        await agent.Queues.Get("the first in the queue", queue => queue.Rows.Any(row => row.Id == one));
        var two = (await second.Start("Second")).Ok!.Log.SessionId;
        await agent.Queues.Get("both in the queue", queue => queue.Rows.Count == 2);

        Assert.Equal(one, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), channel)).Ok!.Id);
        Assert.Equal(two, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), null)).Ok!.Id);
    }

    [Fact]
    public async Task NewChannel_WhileAConsoleIsOpen_HasItsBoardThere()
    {
        await using var agent = await AgentClient.Open(front.Site, front.Administrator);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        var made = await front.Post(
            "channels",
            new SaveChannelRequest($"New {Guid.NewGuid():N}", "New", "#123456", "en", false),
            "api/admin/",
            front.Administrator);
        var channel = (await made.Content.ReadFromJsonAsync<ChannelView>())!.Id;
        await agent.Standings.Get("the new channel", me => me.Channels.Any(known => known.Id == channel));
        Assert.Empty((await agent.Ask<ChannelBoard>("Board", channel)).Ok!.Queue.Rows);

        await using var visitor = await VisitorClient.Open(front.Site, channel);
        await visitor.Hello();
        var session = (await visitor.Start("Am I the first?")).Ok!.Log.SessionId;

        await agent.Queues.Get("the chat of the new channel", queue => queue.Rows.Any(row => row.Id == session));

        // Administrators answer every channel that they make: the new channels of other tests would be open.
        Assert.Null((await agent.SetPresence("away")).Refused);
    }

    private static Task<bool> Resyncs(AgentClient agent, int times) =>
        Eventually.Holds($"it has to ask again, {times} times by now", () => agent.Resyncs.Items.Count >= times);
}
