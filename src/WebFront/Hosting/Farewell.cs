using OrleansChat.Delivery;

namespace OrleansChat.Hosting;

/// <summary>
/// A front that stops says so: first it is not ready any more, then every browser is told to go elsewhere, each after
/// another pause, then the connections end.
/// </summary>
internal sealed partial class Farewell(
    IHostApplicationLifetime lifetime,
    LocalConnections connections,
    Broadcasts broadcasts,
    FrontSettings settings,
    ILogger<Farewell> logger) : IHostedService
{
    private const int LongestPauseMs = 2_000;

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
        using var patience = new CancellationTokenSource(settings.Farewell);
        var sent = Task.WhenAll(all.Select(connection => Tell(connection.Id, connection.Agent)));
        await sent.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task Tell(string connection, bool agent)
    {
        var pause = Random.Shared.Next(LongestPauseMs);
        return agent
            ? broadcasts.Agents.Clients.Client(connection).GoAway(pause)
            : broadcasts.Visitors.Clients.Client(connection).GoAway(pause);
    }

    [LoggerMessage(LogLevel.Information, "Stopping: {Count} connections are told to go elsewhere")]
    private static partial void LogFarewell(ILogger logger, int count);
}
