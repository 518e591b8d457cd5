using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OrleansChat.Storage;

namespace OrleansChat.Telemetry;

/// <summary>
/// <c>/metrics</c> for Prometheus, in a server of its own: whatever the public
/// one listens on, and whatever a proxy passes on, metrics are not there.
/// </summary>
internal sealed class PrometheusEndpoint(
    TelemetrySettings settings, MeterProvider meters, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    private const string Path = "/metrics";

    private WebApplication? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var address = settings.Prometheus!;
        // Empty: no setting of the program, such as its public addresses, reaches this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        _server = builder.Build();
        _server.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, Path, null, null);
        try
        {
            await _server.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new StartRefusedException(
                $"Metrics cannot be offered on {address}: {taken.Message} "
                + "Set Chat:Telemetry:Prometheus:Port to a free port, or to 0 for none.",
                taken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    /// <summary>Signals are the program's business: this server starts and stops with it.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
