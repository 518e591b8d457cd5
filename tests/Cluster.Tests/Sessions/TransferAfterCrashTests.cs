using OrleansChat.Agents;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>
/// A silo dies, or a notice is lost, between the chat that is offered and the agent who is asked: it does not stay offered.
/// </summary>
public sealed class TransferAfterCrashTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ChatCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Offer_SilosKilledBeforeTheAnswer_GoesBackWhenItsTimeIsUp()
    {
        var channel = await _cluster.CreateChannel(settings => settings with { TransferTimeout = TimeSpan.FromSeconds(5) });
        var (anna, bjorn) = (await _cluster.CreatePresentAgent("Anna", channel), await _cluster.CreatePresentAgent("Bjørn", channel));
        var sessions = new List<SessionId>();
        for (var i = 0; i < 6; i++)
        {
            sessions.Add((await _cluster.Start(channel)).Session);
            Assert.True((await _cluster.Grains.Session(sessions[i]).Execute(new AcceptSession(anna, AcceptedHow.Picked))).IsOk);
            Assert.True((await _cluster.Grains.Session(sessions[i]).Execute(new SendMessage(Author.Of(anna), "One moment"))).IsOk);
            Assert.True((await _cluster.Grains.Session(sessions[i]).Execute(new RequestTransfer(anna, bjorn, null))).IsOk);
        }

        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);
        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);

        foreach (var session in sessions)
        {
            var stored = await SettledTransfer(session);
            Assert.Equal((anna, SessionStatus.AgentLast), (stored!.Agent, stored.Status));
            Assert.Equal(TransferOutcome.Expired, await Outcome(session));
        }

        await _cluster.HoldOnChannels(channel);
    }

    [Fact]
    public async Task Offer_ReceiverLeftMeanwhile_GoesBackAtOnce()
    {
        var channel = await _cluster.CreateChannel(settings => settings with { TransferTimeout = TimeSpan.FromHours(1) });
        var (anna, bjorn) = (await _cluster.CreatePresentAgent("Anna", channel), await _cluster.CreatePresentAgent("Bjørn", channel));
        var session = (await _cluster.Start(channel)).Session;
        Assert.True((await _cluster.Grains.Session(session).Execute(new AcceptSession(anna, AcceptedHow.Picked))).IsOk);

        // The front has asked whether Bjørn is there, and he goes before the offer is stored.
        Assert.True((await _cluster.Grains.Agent(bjorn.Id).Declare(Presence.Away)).IsOk);
        Assert.True((await _cluster.Grains.Session(session).Execute(new RequestTransfer(anna, bjorn, null))).IsOk);

        await SettledTransfer(session);
        Assert.Equal(TransferOutcome.Unavailable, await Outcome(session));
        await _cluster.HoldOnChannels(channel);
    }

    private Task<SessionSummary?> SettledTransfer(SessionId session) => Eventually.Get(
        "the transfer is over",
        () => _cluster.Directory.Find(session, CancellationToken.None),
        static stored => stored is { Transfer: null },
        Patience);

    /// <summary>A client that has just lost a silo may send its next call to it once more.</summary>
    private async Task<TransferOutcome> Outcome(SessionId session)
    {
        var page = await Eventually.Get(
            "the session is read", () => _cluster.Grains.Session(session).Read(0, 100), static page => page.IsOk, Patience);
        return page.Value!.Events.Select(logged => logged.Body).OfType<TransferSettled>().Single().Outcome;
    }
}
