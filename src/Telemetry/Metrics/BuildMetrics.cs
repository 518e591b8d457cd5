using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace OrleansChat.Telemetry;

/// <summary>Which version runs: a gauge that is always 1, with the version as its label.</summary>
internal sealed class BuildMetrics(IMeterFactory meters) : IHostedService
{
    public const string MeterName = "OrleansChat.Build";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var one = new Measurement<int>(1, new KeyValuePair<string, object?>("version", ProductVersion.Current));
        meters.Create(MeterName).CreateObservableGauge("chat.build", () => one, null, "Always 1; the version is a label.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
