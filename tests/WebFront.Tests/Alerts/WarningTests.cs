using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Alerts;

/// <summary>From the log to the consoles: rows say what was raised, channels say when they warn, one console sounds.</summary>
[Collection(FrontCollection.Name)]
public class WarningTests(FrontHost front)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Rows_OfWhoWaitsForTooLong_SayWhatWasRaisedUntilSomebodyActs()
    {
        var channel = await Impatient();
        await using var agent = await Agent(channel.Id);
        await using var manager = await Agent(channel.Id);
        await using var visitor = await VisitorClient.Open(front.Site, channel.Id);
        await visitor.Hello();
        var session = (await visitor.Start("Hello?")).Ok!.Log.SessionId;
        var waiting = (await agent.Queues.Get("the warnings", queue => queue.Rows.Any(row => row.Warned?.Count == 2))).Rows[0];
        Assert.Equal(["newChatAgents", "newChatManagers"], waiting.Warned);
        Assert.True(waiting.WarnedAt >= waiting.QueuedAt + Second);

        var accepted = (await agent.Accept(session)).Ok!;
        Assert.Null(accepted.Warned);
        var owed = await Eventual(manager, session, row => row.Warned?.Count == 2);
        Assert.Equal(["unansweredAgents", "unansweredManagers"], owed.Warned);
        var again = (await agent.Open(session)).Ok!.Row;
        Assert.Equal((owed.WarnedAt, 2), (again.WarnedAt, again.Warned!.Count));

        await agent.Send(session, "Here I am.");
        Assert.Null((await Eventual(manager, session, row => row.Seq > owed.Seq && row.Status == "agentLast")).Warned);
        Assert.DoesNotContain(visitor.Events.Items, push => push.Event.Type == "warning" || push.Event.Reason == "newChatAgents");
        await visitor.Ask<Done>("End", VisitorClient.NewId());
    }

    [Fact]
    public async Task Times_OfAChannel_AreKnownToItsAgentsAndChangeWithIt()
    {
        var channel = await Impatient();
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Times", channel.Id));
        var known = (await agent.Hello()).Ok!.Me.Channels.Single();
        Assert.Equal(new WarningTimesView(1, 1, 1, 1), known.Warnings);

        await front.Change(channel.Id, settings => settings with { WarnManagersNewChat = null, WarnAgentsNewChat = 90 * Second });

        await agent.Standings.Get(
            "the new times", me => me.Channels.Single().Warnings == new WarningTimesView(90, null, 1, 1));
    }

    [Fact]
    public async Task Alert_AskedForByManyConsoles_IsSoundedByOne()
    {
        var cookie = await front.NewAgent("Three Consoles");
        var consoles = new List<AgentClient>();
        for (var i = 0; i < 3; i++)
        {
            consoles.Add(await AgentClient.Open(front.Site, cookie));
            await consoles[i].Hello();
        }

        await using var colleague = await front.PresentAgent();
        foreach (var keep in new[] { true, false })
        {
            var alert = $"warning:{Guid.NewGuid():N}:0";
            var claims = await Task.WhenAll(consoles.Select(console => Claim(console, alert, keep)));
            Assert.Single(claims, yours => yours);
            var winner = consoles[Array.IndexOf(claims, true)];
            Assert.True(await Claim(winner, alert, keep));
            Assert.True(await Claim(colleague, alert, keep));
            Assert.True(await Claim(consoles[0], $"{alert}1", keep));
        }

        foreach (var console in consoles)
            await console.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("<b>")]
    [InlineData("tooLong")]
    public async Task Alert_WithAStrangeName_IsRefused(string alert)
    {
        alert = alert == "tooLong" ? new string('a', 121) : alert;
        await using var agent = await AgentClient.Open(front.Site, await front.NewAgent("Strange"));
        await agent.Hello();
        Assert.Equal(RefusalCodes.InvalidInput, (await agent.Ask<AlertClaim>("ClaimAlert", alert, true)).Refused?.Code);
    }

    private static async Task<bool> Claim(AgentClient console, string alert, bool keep) =>
        (await console.Ask<AlertClaim>("ClaimAlert", alert, keep)).Ok!.Yours;

    private static async Task<SessionRow> Eventual(AgentClient console, string session, Func<SessionRow, bool> fits)
    {
        var push = await console.Figures.Get(
            "the chat's row", figures => figures.Changed.Any(row => row.Id == session && fits(row)));
        return push.Changed.First(row => row.Id == session && fits(row));
    }

    private async Task<ChannelView> Impatient()
    {
        var channel = await front.NewChannel();
        await front.Change(channel.Id, settings => settings with
        {
            WarnAgentsNewChat = Second,
            WarnManagersNewChat = Second,
            WarnAgentsUnanswered = Second,
            WarnManagersUnanswered = Second,
        });
        return channel;
    }

    private async Task<AgentClient> Agent(string channel)
    {
        var agent = await AgentClient.Open(front.Site, await front.NewAgent("Ola Agent", channel));
        await agent.Hello();
        await agent.SetPresence("present");
        return agent;
    }
}
