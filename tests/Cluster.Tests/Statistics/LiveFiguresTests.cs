using OrleansChat.Agents;
using OrleansChat.Delivery;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Statistics;

[Collection(nameof(ChatCluster))]
public sealed class LiveFiguresTests(ChatCluster cluster)
{
    [Fact]
    public async Task Figures_FollowTheSessions_AndEqualWhatIsStored()
    {
        var channel = await cluster.CreateChannel();
        var anna = await cluster.CreatePresentAgent("Anna", channel);
        var statistics = cluster.Grains.Statistics(channel);
        Assert.Equal(0, (await statistics.Figures()).RequestedToday);

        var sessions = new List<SessionId>();
        for (var i = 0; i < 6; i++)
            sessions.Add((await cluster.Start(channel)).Session);
        await Accept(anna, sessions[0], sessions[1], sessions[2]);
        await cluster.Grains.Session(sessions[0]).Execute(new SendMessage(Author.Of(anna), "Hi") { MessageId = MessageId.New() });
        await cluster.Grains.Session(sessions[1]).Execute(new EndSession(Author.Of(anna)));
        await cluster.Grains.Session(sessions[5]).Execute(new EndSession(Author.Customer("Kari")));

        var figures = await Eventually.Get("the figures follow", statistics.Figures, static f =>
            f is { Waiting: 2, Active: 2, Unanswered: 1, RequestedToday: 6, AcceptedToday: 3, AbandonedToday: 1, EndedToday: 1 });
        Assert.NotNull(figures.OldestWaitingSince);
        Assert.False(await statistics.Reconcile(), "what was folded from news differs from what is stored");
        await Eventually.Get("the agent's figures follow", cluster.Grains.Statistics(anna.Id).Figures, static f =>
            f is { Active: 2, Unanswered: 1, HandledToday: 3, EndedToday: 1 });
        await cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task AgentsPresent_ArePushedWhenTheyChange()
    {
        var channel = await cluster.CreateChannel();
        var front = new RecordingFront(cluster);
        await cluster.Grains.Statistics(channel).Subscribe(front.Lease());

        await cluster.CreatePresentAgent("Anna", channel);

        await Eventually.Holds(
            "one agent is shown", () => front.Signals.OfType<FiguresSignal>().Any(static signal => signal.Figures.PresentAgents == 1));
    }

    private async Task Accept(AgentRef agent, params IEnumerable<SessionId> sessions)
    {
        foreach (var session in sessions)
            Assert.True((await cluster.Grains.Session(session).Execute(new AcceptSession(agent, AcceptedHow.Picked))).IsOk);
    }
}
