using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace OrleansChat.Telemetry;

/// <summary>
/// Npgsql labels what it measures with its pool's name, which of connections that Orleans makes is their connection string. Nothing of
/// that leaves the process: what is counted is added up over the pools.
/// </summary>
internal static class NamelessPools
{
    private static readonly MetricStreamConfiguration Unlabelled = new() { TagKeys = [] };

    public static MeterProviderBuilder AddNamelessPools(this MeterProviderBuilder metrics) => metrics.AddView(View);

    private static MetricStreamConfiguration? View(Instrument instrument) => instrument switch
    {
        { Meter.Name: not "Npgsql" } => null,
        // Without its label the last pool's value would stand for all.
        { IsObservable: true } => MetricStreamConfiguration.Drop,
        _ => Unlabelled,
    };
}
