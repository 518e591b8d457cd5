using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OrleansChat.Telemetry;

/// <summary>What one can see of a process: its log, and where the settings ask for them metrics and traces.</summary>
public static class ChatTelemetry
{
    /// <summary>The product's own meters, and those of the parts that it stands on.</summary>
    private static readonly string[] Meters =
    [
        "OrleansChat.*", "Microsoft.Orleans", "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http.Connections",
    ];

    /// <summary>Hub calls, grain calls, statements of the database, and the product's own steps between them.</summary>
    /// <remarks>Orleans counts whatever has a name that begins with its own as its runtime: the grains of this product are there.</remarks>
    private static readonly string[] Sources =
    [
        ChatTracing.SourceName, "Microsoft.AspNetCore.SignalR.Server", "Microsoft.Orleans.Application",
        "Microsoft.Orleans.Runtime", "Npgsql",
    ];

    /// <summary>Log formats and folding always; metrics and traces where the settings ask for them.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">What metrics and traces call it, such as <c>orleans-chat-silo</c>.</param>
    public static void AddChatTelemetry(this IHostApplicationBuilder builder, string service)
    {
        var settings = TelemetrySettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.AddLogFormat();
        builder.Services.AddLogFolding();
        if (!settings.Metrics)
            return;

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(service, serviceVersion: ProductVersion.Current)
                .AddEnvironmentVariableDetector());
        telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddNamelessPools());
        builder.Services.AddHostedService<BuildMetrics>();
        if (settings.Otlp)
            telemetry.AddCollector(settings);
        if (settings.Prometheus is not null)
        {
            telemetry.WithMetrics(static metrics => metrics.AddPrometheusExporter());
            builder.Services.AddHostedService<PrometheusEndpoint>();
        }
    }

    private static void AddCollector(this OpenTelemetryBuilder telemetry, TelemetrySettings settings)
    {
        telemetry
            .WithTracing(traces => traces
                .AddSource(Sources)
                .AddProcessor<SecretFreeSpans>()
                .AddAspNetCoreInstrumentation(static web => web.Filter = IsRequestOfAPerson))
            .WithLogging(static _ => { }, static logs => logs.IncludeFormattedMessage = true);
        if (settings.Endpoint is { } endpoint)
            telemetry.UseOtlpExporter(settings.Protocol, endpoint);
        else
            telemetry.UseOtlpExporter();
    }

    /// <summary>A hub's connection is one request for hours: its calls have spans of their own.</summary>
    private static bool IsRequestOfAPerson(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/hubs") && !http.Request.Path.StartsWithSegments("/health");
}
