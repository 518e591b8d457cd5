using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Chaos.Clients;
using OrleansChat.Chaos.Servers;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Checks;

/// <summary>
/// Agents who vanish as a fault begins, each the only one of a channel. The product's bound: what visitors are told of such a channel
/// is "closed" 15 s after the grace time, whatever dies meanwhile, and stays so. A channel whose agent stays must be open in the end.
/// </summary>
internal sealed class PresenceWatch : IAsyncDisposable
{
    private static readonly TimeSpan Bound = ChaosCluster.Grace + TimeSpan.FromSeconds(15);

    /// <summary>How long it is looked whether a closed channel opens again.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private readonly ChaosCluster cluster;
    private readonly IReadOnlyList<(string Channel, string Cookie)> vanishing;
    private readonly List<LoneAgent> agents = [];
    private readonly ConcurrentQueue<string> violations = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SimulatedAgent staying;
    private readonly Task stays;
    private Task watching = Task.CompletedTask;
    private long vanished;
    private long lastOpen;

    private PresenceWatch(ChaosCluster cluster)
    {
        this.cluster = cluster;
        vanishing = cluster.NextToVanish();
        staying = new SimulatedAgent(cluster.Fronts, "Staying", cluster.Staying.Cookie);
        stays = staying.Run(stop.Token);
    }

    /// <summary>How long after they had vanished a channel was last seen open.</summary>
    public TimeSpan LastedFor => lastOpen == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(vanished, lastOpen);

    /// <summary>Answers when all are there and their channels are open.</summary>
    public static async Task<PresenceWatch> Start(ChaosCluster cluster)
    {
        var watch = new PresenceWatch(cluster);
        for (var number = 0; number < watch.vanishing.Count; number++)
        {
            var (channel, cookie) = watch.vanishing[number];
            var front = cluster.Fronts.All[number % cluster.Fronts.All.Count];
            watch.agents.Add(await LoneAgent.Come(front, cookie, watch.stop.Token));
            await Eventually.Get(
                "the channel of an agent who is there to be open", () => watch.IsOpen(channel), open => open == true, Settling);
        }

        return watch;
    }

    public void Vanish()
    {
        var unheard = agents.Max(agent => agent.Vanish());
        vanished = Stopwatch.GetTimestamp() + (long)(unheard.TotalSeconds * Stopwatch.Frequency);
        watching = Task.WhenAll(vanishing.Select(known => Watch(known.Channel)));
    }

    /// <summary>Waits for the end of the watch, and throws naming the channels that were open for too long, or again.</summary>
    public async Task Finish()
    {
        await using var end = this;
        await watching;
        Assert.Empty(violations);
        await Eventually.Get(
            "the channel of the agent who stays to be open", () => IsOpen(cluster.Staying.Channel), open => open == true, Settling);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(watching, stays).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var agent in agents)
            await agent.DisposeAsync();
        stop.Dispose();
    }

    private async Task Watch(string channel)
    {
        using var pace = new PeriodicTimer(Pace);
        while (Since() < Bound + After && await pace.WaitForNextTickAsync(stop.Token))
        {
            // What is told later than it was asked for is judged by when it was asked for.
            var asked = Since();
            if (await IsOpen(channel) != true)
                continue;
            lastOpen = Math.Max(lastOpen, Stopwatch.GetTimestamp());
            if (asked > Bound)
                violations.Enqueue(
                    $"channel {channel} was open {asked.TotalSeconds:0.0} s after its only agent had vanished; at most "
                    + $"{Bound.TotalSeconds:0} s are right");
        }
    }

    private TimeSpan Since()
    {
        var ticks = Stopwatch.GetTimestamp() - vanished;
        return TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency);
    }

    /// <summary>As a visitor is told who comes just now; null: nobody tells.</summary>
    private async Task<bool?> IsOpen(string channel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        patience.CancelAfter(Patience);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(cluster.Fronts.Any(), "hubs/visitor"), options =>
            {
                options.Transports = HttpTransportType.WebSockets;
                options.SkipNegotiation = true;
            })
            .Build();
        try
        {
            await connection.StartAsync(patience.Token);
            var hello = new VisitorHello(ProtocolVersion.Current, channel, null, 0);
            return (await connection.InvokeAsync<Answer<VisitorWelcome>>("Hello", hello, patience.Token)).Ok?.Availability.Open;
        }
        catch (Exception error) when (Link.IsLoss(error))
        {
            return null;
        }
    }
}
