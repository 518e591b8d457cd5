using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Who may still read, hear and write after a chat went to somebody else, to another channel or to its end.</summary>
[Collection(FrontCollection.Name)]
public sealed class HandOverReachTests(FrontHost front) : IAsyncLifetime
{
    private string _channel = "";
    private string _other = "";
    private AgentClient _anna = null!;
    private AgentClient _bjorn = null!;
    private AgentClient _there = null!;
    private VisitorClient _visitor = null!;
    private string _session = "";
    private string _token = "";

    public async Task InitializeAsync()
    {
        _channel = (await front.NewChannel()).Id;
        _other = (await front.NewChannel()).Id;
        await front.Change(_channel, settings => settings with { Look = settings.Look with { FirstNameOnly = true } });
        _anna = await front.PresentAgent(_channel, "respond");
        _bjorn = await front.PresentAgent(_channel, "respond");
        _there = await front.PresentAgent(_other, "respond");
        _visitor = await VisitorClient.Open(front.Site, _channel);
        Assert.Null((await _visitor.Hello()).Refused);
        var chat = (await _visitor.Start("Is anybody there?")).Ok!;
        (_session, _token) = (chat.Log.SessionId, chat.Token);
        Assert.Null((await _anna.Accept(_session)).Refused);
    }

    public async Task DisposeAsync()
    {
        foreach (var client in (HubClient[])[_anna, _bjorn, _there, _visitor])
            await client.DisposeAsync();
    }

    [Fact]
    public async Task ChatThatLeftTheChannel_OnTheBoardOfThatChannel_HasNoWords()
    {
        await LeaveForTheOtherChannel();

        var push = await _bjorn.Figures.Get(
            "that the chat went", push => push.Changed.Any(row => row.Id == _session && row.ChannelId == _other));
        var row = push.Changed.Single(row => row.Id == _session);
        Assert.Equal((true, null, null, null), (row.Masked, row.CustomerName, row.CustomerEmail, row.FirstMessage));
        Assert.Contains((await _there.Board(_other)).Ok!.Queue.Rows, waiting => waiting.Id == _session && waiting.FirstMessage is not null);
    }

    [Fact]
    public async Task Listener_OfTheChannelThatTheChatLeft_HearsNoMoreOfIt()
    {
        await using var listener = await front.PresentAgent(_channel, "listenIn");
        Assert.True((await listener.Open(_session)).Ok!.Listening);

        await LeaveForTheOtherChannel();
        await listener.Resyncs.Get("that it should read again", _ => true);
        Assert.NotNull((await _there.Open(_session)).Ok);
        await _visitor.Send("only for the other channel");

        await _there.Events.Get("the words", push => push.Event.Text == "only for the other channel");
        Assert.DoesNotContain(listener.Events.Items, push => push.Event.Text == "only for the other channel");
        Assert.Equal(RefusalCodes.SessionNotFound, (await listener.Open(_session)).Refused?.Code);
    }

    [Fact]
    public async Task Visitor_WhoseChatWentToAnotherChannel_IsToldToReadAgainAtOnce()
    {
        await LeaveForTheOtherChannel();

        await _visitor.Resyncs.Get("that it should read again", _ => true);
    }

    [Fact]
    public async Task Visitor_WhoTriesToDeleteAnAgentsMessage_IsNotToldWhoTheAgentIs()
    {
        await _anna.Send(_session, "From the agent");
        var seq = (await _visitor.Events.Get("the agent's message", push => push.Event.Text == "From the agent")).Event.Seq;

        var refused = (await _visitor.Ask<Done>("DeleteMessage", seq, VisitorClient.NewId())).Refused!;

        Assert.Equal((RefusalCodes.DeletionNotAllowed, null), (refused.Code, refused.Details));
    }

    [Fact]
    public async Task Reopen_ByAnAgentWhoMayNotRespondOrIsNotThere_IsRefused()
    {
        Assert.Null((await _anna.Ask<Done>("End", _session, VisitorClient.NewId())).Refused);
        Assert.Null((await _anna.SetPresence("away")).Refused);
        Assert.Equal(RefusalCodes.AgentUnavailable, (await Reopen()).Refused?.Code);

        Assert.Null((await _anna.SetPresence("present")).Refused);
        await front.Permit(_anna, _channel, "notifications");
        var refused = (await Reopen()).Refused!;
        Assert.Equal((RefusalCodes.PermissionMissing, "respond"), (refused.Code, refused.Details!["permission"]));

        await front.Permit(_anna, _channel, "respond");
        Assert.Null((await Reopen()).Refused);
        Assert.Null((await _anna.Send(_session, "Here again")).Refused);
    }

    [Fact]
    public async Task Reopen_OnADeletedChannel_IsRefused()
    {
        Assert.Null((await _anna.Ask<Done>("End", _session, VisitorClient.NewId())).Refused);
        Assert.True((await front.DeleteChannel(_channel)).IsSuccessStatusCode);

        // With the channel go the permissions on it, a moment later.
        Assert.True((await Reopen()).Refused?.Code is RefusalCodes.ChannelNotFound or RefusalCodes.PermissionMissing);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("AcceptTransfer")]
    public async Task RepeatedAccept_AfterSomebodyElseHasTheChat_ShowsNothingOfIt(string method)
    {
        await using var manager = await front.PresentAgent(_channel, "respond", "manager");
        var transfer = new TransferRequest(_session, VisitorClient.NewId(), (await _bjorn.Hello()).Ok!.Me.Id, null, null);
        Assert.Null((await _anna.Ask<Done>("Transfer", transfer)).Refused);
        var message = VisitorClient.NewId();
        Assert.NotNull((await _bjorn.Ask<AcceptedChat>("AcceptTransfer", _session, message)).Ok!.Log);
        Assert.NotNull((await manager.Ask<AcceptedChat>("TakeOver", _session, VisitorClient.NewId())).Ok);
        await _visitor.Send("for the manager only");

        var again = (await _bjorn.Ask<AcceptedChat>(method, _session, message)).Ok!;

        Assert.Equal((null, true, null), (again.Log, again.Masked, again.LastMessage));
        Assert.Equal((null, null), (again.CustomerName, again.CustomerEmail));
    }

    [Fact]
    public async Task Visitor_WhoLeftAndCameBackToTheirChat_IsSeenToBeThere()
    {
        await _visitor.DisposeAsync();
        await _anna.Visitors.Get("that the visitor left", push => push.SessionId == _session && push.LeftAt is not null);

        _visitor = await VisitorClient.Open(front.Site, _channel, _visitor.Key);
        Assert.NotNull((await _visitor.Hello(_token)).Ok!.Chat);

        await _anna.Visitors.Get("that the visitor is back", push => push.SessionId == _session && push.LeftAt is null);
    }

    [Fact]
    public async Task FormerAgent_WhoHandedTheChatOver_ReadsItOnlyAsLongAsTheColleagueHasIt()
    {
        var transfer = new TransferRequest(_session, VisitorClient.NewId(), (await _bjorn.Hello()).Ok!.Me.Id, null, null);
        Assert.Null((await _anna.Ask<Done>("Transfer", transfer)).Refused);
        Assert.NotNull((await _bjorn.Ask<AcceptedChat>("AcceptTransfer", _session, VisitorClient.NewId())).Ok);
        Assert.True((await _anna.Open(_session)).Ok!.Listening);

        Assert.Null((await _bjorn.Ask<Done>("End", _session, VisitorClient.NewId())).Refused);

        await Eventually.Holds(
            "the chat that is over is not hers to read",
            async () => (await _anna.Open(_session)).Refused?.Code == RefusalCodes.PermissionMissing);
    }

    private Task<Answer<Done>> Reopen() => _anna.Ask<Done>("Reopen", _session, VisitorClient.NewId());

    private async Task LeaveForTheOtherChannel()
    {
        await Eventually.Holds("the other channel is open", async () =>
            (await _anna.Ask<TransferTargets>("TransferTargets", _session)).Ok!.Channels.Any(each => each.Id == _other && each.Open));
        var transfer = new TransferRequest(_session, VisitorClient.NewId(), null, _other, null);
        Assert.Null((await _anna.Ask<Done>("Transfer", transfer)).Refused);
    }
}
