using OrleansChat.Delivery;
using OrleansChat.Edge;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Hosting;

/// <summary>
/// A front that stops says so: first it is not ready any more, then every browser is told to go elsewhere, each after
/// another pause, then the connections end.
/// </summary>
internal sealed partial class ConnectionDrain(
    IHostApplicationLifetime lifetime,
    LocalConnections connections,
    Broadcasts broadcasts,
    FrontSettings settings,
    TimeProvider time,
    ILogger<ConnectionDrain> logger) : IHostedService
{
    private const int LongestPauseMs = 2_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Registered after SignalR's own handler, hence called before it closes the connections.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => SayFarewell().GetAwaiter().GetResult());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task SayFarewell()
    {
        var all = connections.All;
        LogFarewell(logger, all.Count);
        if (all.Count == 0)
            return;
        using var patience = new CancellationTokenSource(settings.Farewell, time);
        var leaving = TellAndWait(all, patience.Token);
        await leaving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>
    /// A send is done when it is in the connection's buffer, and SignalR then closes without emptying that: so the browsers
    /// get the time to leave by themselves.
    /// </summary>
    private async Task TellAndWait(IReadOnlyList<(string Id, bool Agent)> all, CancellationToken patience)
    {
        await Task.WhenAll(all.Select(connection => Tell(connection.Id, connection.Agent))).WaitAsync(patience);
        while (connections.All.Count > 0)
            await Task.Delay(Look, time, patience);
    }

    private Task Tell(string connection, bool agent)
    {
        var pause = Random.Shared.Next(LongestPauseMs);
        return agent
            ? broadcasts.Agents.Clients.Client(connection).GoAway(pause)
            : broadcasts.Visitors.Clients.Client(connection).GoAway(pause);
    }

    [LoggerMessage(LogEvents.ConnectionDrainBegun, LogLevel.Information, "Stopping: {Count} connections are told to go elsewhere")]
    private static partial void LogFarewell(ILogger logger, int count);
}
