using System.Diagnostics.Metrics;

namespace OrleansChat.Silo;

/// <summary>How many silos this one sees alive (meter <c>OrleansChat.Silo</c>); all should see the same.</summary>
internal sealed class SiloMetrics(IMeterFactory meters, ISiloStatusOracle oracle, GrainMetrics chats) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Made with the silo, and not with its first grain: zero agents are a figure too.
        _ = chats.Enabled;
        meters.Create("OrleansChat.Silo").CreateObservableGauge(
            "chat.cluster.silos",
            () => oracle.GetApproximateSiloStatuses(onlyActive: true).Count,
            "{silo}",
            "Silos that are alive, as this one sees it.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
