using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Sessions;

/// <summary>Guarantees S6, N1 to N4 and N7 while silos of a cluster of its own are killed, stopped and added under traffic.</summary>
public sealed class SilosComeAndGoTests : IAsyncLifetime
{
    private const int Chats = 40;
    private readonly ChatCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task KilledStoppedAndAddedSilos_LoseAndDoubleNothing()
    {
        var channel = await _cluster.CreateChannel();
        var anna = await _cluster.CreatePresentAgent("Anna", channel);
        var writers = await StartChats(channel, anna);
        var goesOn = true;
        var traffic = writers.SelectMany(static pair => pair.Value)
            .Select(writer => Task.Run(() => writer.Run(() => Volatile.Read(ref goesOn))))
            .Append(KeepBrowserOpen(anna, () => Volatile.Read(ref goesOn))).ToArray();

        await MoreTraffic(writers, traffic);
        await _cluster.Silos.KillSiloAsync(_cluster.Silos.Silos[1]);
        await MoreTraffic(writers, traffic);
        await _cluster.Silos.StartAdditionalSiloAsync();
        await MoreTraffic(writers, traffic);
        await _cluster.Silos.StopSiloAsync(_cluster.Silos.Silos[1]);
        await MoreTraffic(writers, traffic);

        Volatile.Write(ref goesOn, false);
        await Task.WhenAll(traffic);
        foreach (var (session, sides) in writers)
            await CheckLog(session, sides);
        await _cluster.HoldOnChannels(channel);
        await Eventually.Holds("the figures equal what is stored", async () => !await _cluster.Grains.Statistics(channel).Reconcile());
    }

    private async Task<Dictionary<SessionId, Writer[]>> StartChats(ChannelId channel, AgentRef agent)
    {
        var writers = new Dictionary<SessionId, Writer[]>();
        for (var i = 0; i < Chats; i++)
        {
            var session = (await _cluster.Start(channel)).Session;
            Assert.True((await _cluster.Grains.Session(session).Execute(new AcceptSession(agent, AcceptedHow.Picked))).IsOk);
            writers[session] = [new(_cluster, session, Author.Customer("Kari")), new(_cluster, session, Author.Of(agent))];
        }

        return writers;
    }

    /// <summary>What a web front does for every console: the agent is not gone just because a silo is.</summary>
    private async Task KeepBrowserOpen(AgentRef agent, Func<bool> goesOn)
    {
        using var pace = new PeriodicTimer(ChatCluster.Grace / 4);
        while (await pace.WaitForNextTickAsync() && goesOn())
        {
            await Eventually.Holds("the agent's browser is renewed", async () =>
                (await _cluster.Grains.Agent(agent.Id).Connect(new("browser"), DateTimeOffset.UtcNow + ChatCluster.Grace)).IsOk);
        }
    }

    /// <summary>Every side of every chat gets further messages acknowledged: the cluster serves all of them again.</summary>
    private static async Task MoreTraffic(Dictionary<SessionId, Writer[]> writers, Task[] traffic)
    {
        var all = writers.SelectMany(static pair => pair.Value).ToArray();
        var before = all.Select(static writer => writer.Acknowledged.Count).ToArray();
        await Eventually.Holds(
            "every writer gets 5 more acknowledgements",
            () => traffic.Any(static writer => writer.IsFaulted)
                || all.Zip(before).All(static pair => pair.First.Acknowledged.Count >= pair.Second + 5),
            TimeSpan.FromSeconds(60));
        foreach (var failed in traffic.Where(static writer => writer.IsFaulted))
            await failed;
    }

    private async Task CheckLog(SessionId session, Writer[] sides)
    {
        var log = new List<LoggedEvent>();
        while (await _cluster.Journal.Read(session, log.Count, 500, CancellationToken.None) is { Count: > 0 } page)
            log.AddRange(page);
        Assert.Empty(LogChecks.Violations(log, sides[0].Acknowledged, sides[1].Acknowledged));
        var messages = log.Count(static logged => logged.Body is MessageSent);
        Assert.Equal(1 + sides.Sum(static side => side.Acknowledged.Count), messages);
    }
}
