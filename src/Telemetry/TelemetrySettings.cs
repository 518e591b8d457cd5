using System.Net;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using OrleansChat.Storage;

namespace OrleansChat.Telemetry;

/// <summary>Where a process says how it is, besides its log: nowhere, unless the settings say so (section <c>Chat:Telemetry</c>).</summary>
/// <param name="Otlp">A collector gets metrics, traces and logs.</param>
/// <param name="Endpoint">Where; null: as the standard variables say.</param>
/// <param name="Protocol">How the collector at <paramref name="Endpoint"/> is spoken to.</param>
/// <param name="Prometheus">Where metrics can be fetched; null: nowhere.</param>
public sealed record TelemetrySettings(bool Otlp, Uri? Endpoint, OtlpExportProtocol Protocol, IPEndPoint? Prometheus)
{
    private const string Section = "Chat:Telemetry";

    /// <summary>The standard variables that name a collector, for everything or for one kind.</summary>
    private static readonly string[] Standard =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    /// <summary>Spans are made only for a collector.</summary>
    public bool Traces => Otlp;

    public bool Metrics => Otlp || Prometheus is not null;

    /// <summary>Throws <see cref="StartRefusedException"/> naming the setting that is wrong.</summary>
    public static TelemetrySettings From(IConfiguration configuration)
    {
        var endpoint = Address(configuration[$"{Section}:Otlp:Endpoint"]);
        var otlp = endpoint is not null || Standard.Any(name => !string.IsNullOrEmpty(configuration[name]));
        return new(otlp, endpoint, Protocols(configuration[$"{Section}:Otlp:Protocol"]), Scraped(configuration));
    }

    private static Uri? Address(string? endpoint) =>
        string.IsNullOrEmpty(endpoint) ? null
        : Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new StartRefusedException($"{Section}:Otlp:Endpoint must be an address like http://collector:4317.");

    private static OtlpExportProtocol Protocols(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" or "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw new StartRefusedException($"{Section}:Otlp:Protocol must be grpc or http/protobuf."),
    };

    private static IPEndPoint? Scraped(IConfiguration configuration)
    {
        var port = configuration[$"{Section}:Prometheus:Port"];
        if (port is null or "" or "0")
            return null;
        if (!ushort.TryParse(port, out var number))
            throw new StartRefusedException($"{Section}:Prometheus:Port must be a port, or 0 for none.");
        if (!IPAddress.TryParse(configuration[$"{Section}:Prometheus:Address"] ?? "127.0.0.1", out var address))
            throw new StartRefusedException($"{Section}:Prometheus:Address must be an IP address of this machine.");
        return new(address, number);
    }
}
