using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>An agent's console is gone without a word, on a channel that offers such chats to its managers first.</summary>
public sealed class VanishedAgentTests : IAsyncLifetime
{
    // The shortest that is allowed.
    private readonly FrontHost _front = new() { Settings = ["--Chat:Agents:Grace=00:00:10"] };

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task Chats_OfAnAgentWhoVanished_AreTheManagersFirstAndTheAnsweredOnesStay()
    {
        var channel = (await _front.NewChannel()).Id;
        await _front.Change(channel, settings => settings with
        {
            LeftBehindChats = LeftBehindChats.Managers,
            TransferTimeout = TimeSpan.FromHours(1),
        });
        await using var manager = await _front.PresentAgent(channel, "respond", "manager");
        await using var colleague = await _front.PresentAgent(channel, "respond");
        var agent = await _front.PresentAgent(channel, "respond");
        var gone = (await agent.Hello()).Ok!.Me.Id;
        await using var asking = await VisitorClient.Open(_front.Site, channel);
        await using var answered = await VisitorClient.Open(_front.Site, channel);
        var owed = await MainJobTests.StartAndAccept(asking, agent);
        var kept = await MainJobTests.StartAndAccept(answered, agent);
        Assert.Null((await agent.Send(kept, "One moment")).Refused);
        var since = (await agent.Open(owed)).Ok!.Row.UnansweredSince;

        await agent.DisposeAsync();

        var told = await asking.Events.Get("that somebody else will come", push => push.Event is { Type: "queued", Reason: "agentGone" });
        Assert.Null(told.Event.Until); // Who is asked first is not for visitors.
        Assert.Equal(RefusalCodes.ForManagers, (await colleague.Accept(owed)).Refused?.Code);
        Assert.Equal(RefusalCodes.QueueEmpty, (await colleague.GetNext(channel)).Refused?.Code);
        var queue = await Eventually.Get(
            "the chat is in the queue", async () => (await manager.Board(channel)).Ok!.Queue.Rows, rows => rows.Count > 0);
        var waits = queue.Single();
        Assert.Equal((owed, since), (waits.Id, waits.QueuedAt));
        Assert.NotNull(waits.ManagersUntil);
        Assert.Equal(owed, (await manager.GetNext(channel)).Ok?.Id);
        await asking.Events.Get("the manager", push => push.Event is { Type: "accepted" } taken && taken.Seq > told.Event.Seq);

        await Eventually.Holds("the manager knows whose chats are left", async () =>
            (await manager.Ask<GoneAgents>("GoneAgents", channel)).Ok!.AgentIds.SequenceEqual([gone]));
        Assert.Equal(gone, (await manager.Open(kept)).Ok!.Row.AgentId);
        Assert.Equal(RefusalCodes.PermissionMissing, (await colleague.Ask<GoneAgents>("GoneAgents", channel)).Refused?.Code);
        Assert.DoesNotContain(answered.Events.Items, push => push.Event.Type == "queued" && push.Event.Reason == "agentGone");
        Assert.Equal(kept, (await manager.Ask<AcceptedChat>("TakeOver", kept, VisitorClient.NewId())).Ok?.Id);
    }
}
