using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>
/// Chats that go from hand to hand, as both agents and the visitor hear of it. On a front of their own: where another test has left the
/// administrator present, every channel that is made there has an agent.
/// </summary>
public sealed class TransferTests(FrontHost front) : IClassFixture<FrontHost>, IAsyncLifetime
{
    private const string Note = "a-note-for-colleagues";
    private string _channel = "";
    private AgentClient _anna = null!;
    private AgentClient _bjorn = null!;
    private VisitorClient _visitor = null!;
    private string _session = "";

    /// <summary>Neither may listen in.</summary>
    public async Task InitializeAsync()
    {
        _channel = (await front.NewChannel()).Id;
        await front.Change(_channel, settings => settings with { PostChat = true });
        _anna = await front.PresentAgent(_channel, "respond");
        _bjorn = await front.PresentAgent(_channel, "respond");
        _visitor = await VisitorClient.Open(front.Site, _channel);
        Assert.Null((await _visitor.Hello()).Refused);
        _session = (await _visitor.Start("Is anybody there?")).Ok!.Log.SessionId;
        Assert.Null((await _anna.Accept(_session)).Refused);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in (HubClient[])[_anna, _bjorn, _visitor])
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Transfer_ThatIsAccepted_ChangesHandsWithoutAWordOfItToTheVisitor()
    {
        var bjorn = await IdOf(_bjorn);
        var targets = (await _anna.Ask<TransferTargets>("TransferTargets", _session)).Ok!;
        Assert.Equal([bjorn], targets.Agents.Select(agent => agent.Id));

        Assert.Null((await Transfer(_anna, bjorn, Note)).Refused);
        var offer = await _bjorn.Chats.Get("the offer", row => row.Id == _session && row.TransferTo == bjorn);
        Assert.Equal((Note, "Ola Agent"), (offer.TransferNote, offer.TransferFromName));
        Assert.NotNull(offer.TransferUntil);
        Assert.Equal(RefusalCodes.TransferPending, (await Transfer(_anna, bjorn)).Refused?.Code);
        var accepted = (await Ask<AcceptedChat>(_bjorn, "AcceptTransfer")).Ok!;
        Assert.Equal(bjorn, accepted.AgentId);
        Assert.Contains(accepted.Log!.Events, view => view.Text == Note);

        var settled = await _anna.Events.Get("the outcome", push => push.Event.Type == "transferSettled");
        Assert.Equal("accepted", settled.Event.Reason);
        await _bjorn.Send(_session, "Bjørn here");
        await _anna.Events.Get("what she follows", push => push.Event.Text == "Bjørn here");
        Assert.True((await _anna.Open(_session)).Ok!.Listening);
        Assert.Equal(RefusalCodes.NotYourChat, (await _anna.Send(_session, "Still me?")).Refused?.Code);

        await _visitor.Events.Get("the new agent", push => push.Event.Text == "Bjørn here");
        var seen = (await _visitor.Sync(0)).Ok!.Log.Events;
        Assert.Equal(2, seen.Count(view => view.Type == "accepted"));
        Assert.DoesNotContain(seen, view => view.Type.StartsWith("transfer", StringComparison.Ordinal) || view.Text == Note);
        Assert.All(
            seen.Where(view => view.Type == "hidden"),
            view => Assert.Equal(new() { Seq = view.Seq, At = view.At, Type = "hidden" }, view));
        Assert.DoesNotContain(seen, view => view.Until is not null || view.To is not null);
    }

    [Fact]
    public async Task Transfer_ThatIsRejectedOrCancelled_StaysWithItsSender()
    {
        var bjorn = await IdOf(_bjorn);
        Assert.Null((await Transfer(_anna, bjorn)).Refused);
        Assert.Null((await Ask<Done>(_bjorn, "RejectTransfer")).Refused);
        Assert.Equal("rejected", await Outcome(1));
        Assert.Null((await Transfer(_anna, bjorn)).Refused);
        Assert.Null((await Ask<Done>(_anna, "CancelTransfer")).Refused);
        Assert.Equal("cancelled", await Outcome(2));

        var late = (await Ask<AcceptedChat>(_bjorn, "AcceptTransfer")).Refused!;
        Assert.Equal((RefusalCodes.TransferOver, "Ola Agent"), (late.Code, late.Details!["agent"]));
        Assert.Null((await _anna.Send(_session, "Still with me")).Refused);
    }

    [Fact]
    public async Task Transfer_WhoseReceiverGoesAway_ComesBackAtOnce()
    {
        Assert.Null((await Transfer(_anna, await IdOf(_bjorn))).Refused);
        Assert.Null((await _bjorn.SetPresence("away")).Refused);

        Assert.Equal("unavailable", await Outcome(1));
        Assert.Equal(RefusalCodes.TransferOver, (await Ask<AcceptedChat>(_bjorn, "AcceptTransfer")).Refused?.Code);
    }

    [Fact]
    public async Task Transfer_WhoseReceiverLosesThePermission_ComesBackAtOnce()
    {
        Assert.Null((await Transfer(_anna, await IdOf(_bjorn))).Refused);
        await front.Permit(_bjorn, _channel, "notifications");

        Assert.Equal("unavailable", await Outcome(1));
        Assert.Equal(RefusalCodes.PermissionMissing, (await Ask<AcceptedChat>(_bjorn, "AcceptTransfer")).Refused?.Code);
    }

    [Fact]
    public async Task Transfer_ToWhereItCannotGo_IsRefusedAndChangesNothing()
    {
        await using var stranger = await front.PresentAgent();
        Assert.Null((await _bjorn.SetPresence("away")).Refused);
        var (anna, bjorn) = (await IdOf(_anna), await IdOf(_bjorn));
        var before = (await _anna.Open(_session)).Ok!.Log.Events.Where(view => view.Type != "hidden").ToArray();

        Assert.Equal(RefusalCodes.TransferToOwner, (await Transfer(_anna, anna)).Refused?.Code);
        Assert.Equal(RefusalCodes.AgentUnavailable, (await Transfer(_anna, bjorn)).Refused?.Code);
        Assert.Equal(RefusalCodes.AgentUnavailable, (await Transfer(_anna, await IdOf(stranger))).Refused?.Code);
        Assert.Equal(RefusalCodes.AgentUnavailable, (await Transfer(_anna, Guid.NewGuid().ToString("N"))).Refused?.Code);
        Assert.Equal(RefusalCodes.PermissionMissing, (await Transfer(_bjorn, bjorn)).Refused?.Code);
        Assert.Equal(RefusalCodes.SessionNotFound, (await Transfer(stranger, anna)).Refused?.Code);
        Assert.Equal(RefusalCodes.InvalidInput, (await ToChannel(_channel)).Refused?.Code);
        Assert.Equal(RefusalCodes.ChannelNotFound, (await ToChannel(Guid.NewGuid().ToString("N"))).Refused?.Code);
        Assert.Equal(RefusalCodes.ChannelClosed, (await ToChannel((await front.NewChannel()).Id)).Refused?.Code);
        Assert.Equal(RefusalCodes.InvalidInput, (await Transfer(_anna, bjorn, new string('x', 1_001))).Refused?.Code);

        Assert.Equal(before, (await _anna.Open(_session)).Ok!.Log.Events.Where(view => view.Type != "hidden"));
        Assert.Null((await _visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        Assert.Equal(RefusalCodes.Ended, (await Transfer(_anna, bjorn)).Refused?.Code);
    }

    [Fact]
    public async Task Transfer_ToAnotherChannel_WaitsThere()
    {
        var other = (await front.NewChannel()).Id;
        await using var there = await front.PresentAgent(other, "respond");
        await Eventually.Holds("the other channel is open", async () =>
            (await _anna.Ask<TransferTargets>("TransferTargets", _session)).Ok!.Channels.Any(each => each.Id == other && each.Open));

        Assert.Null((await ToChannel(other)).Refused);

        await Eventually.Holds("it waits there", async () => (await there.GetNext(other)).Ok?.Id == _session);
        var seen = await _visitor.Events.Get("that somebody else comes", push => push.Event.Reason == "transferred");
        Assert.Equal("queued", seen.Event.Type);
    }

    [Fact]
    public async Task Manager_TakesOverAndGivesAway_AndBothLearnIt()
    {
        await using var manager = await front.PresentAgent(_channel, "respond", "manager");
        Assert.Equal(RefusalCodes.PermissionMissing, (await Ask<AcceptedChat>(_bjorn, "TakeOver")).Refused?.Code);
        Assert.Null((await Transfer(_anna, await IdOf(_bjorn))).Refused);

        var taken = (await Ask<AcceptedChat>(manager, "TakeOver")).Ok!;

        Assert.Contains(taken.Log!.Events, view => view.Text == "Is anybody there?");
        Assert.Equal("cancelled", await Outcome(1));
        var over = (await Ask<AcceptedChat>(_bjorn, "AcceptTransfer")).Refused!;
        Assert.Equal(RefusalCodes.TransferOver, over.Code);
        await _anna.Chats.Get("that it is the manager's", row => row.Id == _session && row.AgentId == taken.AgentId);
        Assert.Equal(RefusalCodes.PermissionMissing, (await _anna.Open(_session)).Refused?.Code);

        Assert.Null((await Ask<AcceptedChat>(manager, "TakeOver")).Refused);
        Assert.Null((await Transfer(manager, await IdOf(_anna))).Refused);
        Assert.Null((await Ask<AcceptedChat>(_anna, "AcceptTransfer")).Refused);
        Assert.Null((await Transfer(manager, await IdOf(_bjorn), Note)).Refused);
        Assert.Null((await _bjorn.Send(_session, "I was given this")).Refused);
    }

    [Fact]
    public async Task Listener_IsSeenByNobody()
    {
        await using var listener = await front.PresentAgent(_channel, "listenIn");
        var before = (await _anna.Open(_session)).Ok!.Log.LastSeq;

        Assert.True((await listener.Open(_session)).Ok!.Listening);
        await listener.Tell("Typing", _session, true);
        Assert.Equal(RefusalCodes.NotYourChat, (await listener.Ask<Done>("MarkRead", _session, before)).Refused?.Code);
        Assert.Null((await listener.Ask<Done>("CloseView", _session)).Refused);

        // Something that comes after whatever may have come before.
        var said = (await _visitor.Send("Are you there?")).Ok!.Seq;
        await _anna.Events.Get("the next message", push => push.Event.Seq == said);
        await _visitor.Events.Get("the own message", push => push.Event.Seq == said);
        Assert.Equal(before + 1, said);
        Assert.Equal([said], _anna.Events.Items.Select(push => push.Event.Seq).Where(seq => seq > before));
        Assert.Equal([said], _visitor.Events.Items.Select(push => push.Event.Seq).Where(seq => seq > before));
        Assert.Empty(_anna.TypingNotices.Items);
        Assert.Empty(_visitor.TypingNotices.Items);
    }

    [Fact]
    public async Task Reopened_GoesToTheSameAgentOnlyWhileThatOneCanAnswer()
    {
        Assert.Null((await _visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        Assert.Null((await _visitor.Ask<Done>("Reopen", VisitorClient.NewId())).Refused);
        Assert.Null((await _anna.Send(_session, "Here again")).Refused);

        Assert.Null((await _visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        await front.Permit(_anna, _channel, "notifications");
        Assert.Null((await _visitor.Ask<Done>("Reopen", VisitorClient.NewId())).Refused);

        await Eventually.Holds("it waits for anybody", async () => (await _bjorn.GetNext(_channel)).Ok?.Id == _session);
    }

    private static async Task<string> IdOf(AgentClient agent) => (await agent.Hello()).Ok!.Me.Id;

    private Task<Answer<Done>> Transfer(AgentClient by, string to, string? note = null) =>
        by.Ask<Done>("Transfer", new TransferRequest(_session, VisitorClient.NewId(), to, null, note));

    private Task<Answer<Done>> ToChannel(string channel) =>
        _anna.Ask<Done>("Transfer", new TransferRequest(_session, VisitorClient.NewId(), null, channel, null));

    private Task<Answer<T>> Ask<T>(AgentClient by, string method)
        where T : class => by.Ask<T>(method, _session, VisitorClient.NewId());

    /// <summary>How the sender reads that the transfer ended; of several, the one at this place.</summary>
    private async Task<string?> Outcome(int place)
    {
        await _anna.Events.Get("how the transfer ended", _ => Settled().Length >= place);
        return Settled()[place - 1].Reason;
    }

    private EventView[] Settled() => [.. _anna.Events.Items.Select(push => push.Event).Where(view => view.Type == "transferSettled")];
}
