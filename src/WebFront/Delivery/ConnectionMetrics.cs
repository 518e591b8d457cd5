using System.Diagnostics.Metrics;
using OrleansChat.Edge;
using OrleansChat.Edge.Hubs;

namespace OrleansChat.Delivery;

/// <summary>How many browsers are connected to this front (meter <c>OrleansChat.WebFront</c>).</summary>
internal sealed class ConnectionMetrics(IMeterFactory meters, LocalConnections connections) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(FrontMetrics.Meter.Name).CreateObservableGauge(
            "chat.front.connections", Count, "{connection}", "Open connections of browsers.");
        FrontMetrics.BeginAtZero();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<int>> Count()
    {
        var all = connections.All;
        var agents = all.Count(static connection => connection.Agent);
        return
        [
            new(agents, new KeyValuePair<string, object?>("kind", "agent")),
            new(all.Count - agents, new KeyValuePair<string, object?>("kind", "visitor")),
        ];
    }
}
