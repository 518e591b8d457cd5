using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>
/// Accepting a chat is one call of the browser and at most three of grains one after the other, and its answer is the opened chat. Before,
/// it was two calls of the browser, and five (Accept) or seven (GetNext) of grains.
/// </summary>
public sealed class AcceptedChatTests : IAsyncLifetime
{
    private readonly GrainCallTrace _trace = new();
    private readonly FrontHost _front;

    public AcceptedChatTests() => _front = new FrontHost
    {
        Replace = services =>
        {
            services.AddSingleton<IIncomingGrainCallFilter>(_trace);
            services.Configure<HubOptions<AgentHub>>(options => options.AddFilter(_trace));
        },
    };

    private IGrainFactory Grains => _front.Services.GetRequiredService<IGrainFactory>();

    public Task InitializeAsync() => _front.InitializeAsync();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task GetNext_OnOneChannel_OpensTheChatWithThreeGrainCalls()
    {
        await using var agent = await _front.PresentAgent();
        var session = await Waiting();

        var accepted = (await agent.GetNext()).Ok!;

        Assert.Equal(["IAgentGrain.GetNext", "IChannelQueueGrain.AcceptNext", "IChatSessionGrain.Execute"], _trace.Of("GetNext"));
        await AssertOpened(agent, session, accepted);
    }

    [Fact]
    public async Task GetNext_OnSeveralChannels_AsksEachQueueOnceMore()
    {
        var channels = new[] { FrontHost.DemoChannel, (await _front.NewChannel()).Id };
        await using var agent = await AgentClient.Open(_front.Site, await _front.NewAgent("Ola", channels));
        Assert.Null((await agent.Hello()).Refused);
        var session = await Waiting();

        var accepted = (await agent.GetNext()).Ok!;

        Assert.Equal(
            [
                "IAgentGrain.GetNext", "IChannelQueueGrain.Snapshot", "IChannelQueueGrain.Snapshot",
                "IChannelQueueGrain.AcceptNext", "IChatSessionGrain.Execute",
            ],
            _trace.Of("GetNext"));
        await AssertOpened(agent, session, accepted);
    }

    [Fact]
    public async Task Accept_OpensTheChatWithTwoGrainCalls()
    {
        await using var agent = await _front.PresentAgent();
        var session = await Waiting();

        var accepted = (await agent.Accept(session.ToString())).Ok!;

        Assert.Equal(["IChatSessionGrain.Read", "IChatSessionGrain.Execute"], _trace.Of("Accept"));
        await AssertOpened(agent, session, accepted);
    }

    [Fact]
    public async Task Accept_WhileTheVisitorsWindowIsAtTheSameFront_OpensTheChat()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        await MainJobTests.OpenChannel(visitor);
        var session = (await visitor.Start("Is anybody there?")).Ok!.Log.SessionId;

        var accepted = (await agent.Accept(session)).Ok!;

        Assert.Contains(accepted.Log!.Events, view => view.Text == "Is anybody there?");
        await visitor.Send("I am");
        await agent.Events.Get("what comes after the log", push => push.Session == session && push.Event.Text == "I am");
    }

    [Fact]
    public async Task Accept_OfAChatThatTheConsoleShowsAlready_AnswersTheLog()
    {
        await using var agent = await _front.PresentAgent();
        var session = await Waiting();
        Assert.Null((await agent.Open(session.ToString())).Refused);

        var accepted = (await agent.Accept(session.ToString())).Ok!;

        Assert.Contains(accepted.Log!.Events, view => view.Type == "accepted");
        await Write(session, "Hello?");
        await agent.Events.Get("what comes after the log", push => push.Session == session.ToString() && push.Event.Text == "Hello?");
        Assert.Single(_trace.To(Grains.Session(session)), method => method == "Subscribe");
    }

    [Fact]
    public async Task GetNext_SaidAgain_AnswersTheSameOpenedChat()
    {
        await using var agent = await _front.PresentAgent();
        var session = await Waiting();
        var message = VisitorClient.NewId();
        Assert.Equal(session.ToString(), (await agent.GetNext(null, message)).Ok!.Id);

        var again = (await agent.GetNext(null, message)).Ok!;

        await AssertOpened(agent, session, again, subscribes: 1);
    }

    [Fact]
    public async Task GetNext_OfAChatThatIsWrittenToMeanwhile_MissesNothing()
    {
        await using var agent = await _front.PresentAgent();
        var session = await Waiting();
        var feeds = _front.Services.GetRequiredService<FeedDirectory>();
        _trace.BeforeAnswer = async call =>
        {
            if (call != "IAgentGrain.GetNext")
                return;
            var strays = feeds.Strays;
            await Write(session, "Quick as a bot");
            await Eventually.Holds("the front is told of a chat that it does not follow yet", () => feeds.Strays > strays);
        };

        var accepted = (await agent.GetNext()).Ok!;

        // The front has noticed that something went past it: the console asks.
        Assert.Null(accepted.Log);
        Assert.Contains((await agent.Open(session.ToString())).Ok!.Log.Events, view => view.Text == "Quick as a bot");
        await Write(session, "And again");
        await agent.Events.Get("what comes after", push => push.Session == session.ToString() && push.Event.Text == "And again");
    }

    /// <summary>The answer has all so far, what comes after is pushed, and nobody else had to be asked for that.</summary>
    private async Task AssertOpened(AgentClient agent, SessionId session, AcceptedChat accepted, int subscribes = 0)
    {
        Assert.Equal((session.ToString(), "customerLast", "Ola"), (accepted.Id, accepted.Status, accepted.AgentName!.Split(' ')[0]));
        var log = accepted.Log!;
        Assert.Equal((accepted.Seq, false), (log.LastSeq, log.More));
        Assert.Equal(Enumerable.Range(1, (int)log.LastSeq).Select(seq => (long)seq), log.Events.Select(view => view.Seq));
        Assert.Contains(log.Events, view => view.Text == "Where is my parcel?");
        Assert.Contains(log.Events, view => view.Type == "accepted");

        await Write(session, "It was to come on Friday");
        var next = await agent.Events.Get(
            "what comes after the log", push => push.Session == session.ToString() && push.Event.Text is not null);
        Assert.Equal(log.LastSeq + 1, next.Event.Seq);
        Assert.Equal(subscribes, _trace.To(Grains.Session(session)).Count(method => method == "Subscribe"));
    }

    private async Task Write(SessionId session, string text)
    {
        var written = await Grains.Session(session).Execute(new SendMessage(Author.Customer("Kari"), text) { MessageId = MessageId.New() });
        Assert.True(written.IsOk);
    }

    /// <summary>A chat of a visitor who is at no front here: nothing subscribes to it yet.</summary>
    private async Task<SessionId> Waiting()
    {
        Assert.True(ChannelId.TryParse(FrontHost.DemoChannel, out var channel));
        var start = new StartSession(
            channel, new(VisitorClient.NewId()), Visit.Unknown, new("Kari", "kari@example.com"), Consent: true, "Where is my parcel?")
        {
            MessageId = MessageId.New(),
        };
        return (await Grains.Visitor(channel, start.Visitor).StartOrResume(start)).Value!.Session;
    }
}
