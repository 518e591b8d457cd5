using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrleansChat.Telemetry;

namespace OrleansChat.Silo.Health;

/// <summary>
/// The health addresses of silos and fronts. <c>/health/live</c>: the process answers. <c>/health/ready</c>: every part of it is ready; the
/// answer names each part, and in one word why it is not. The words are no secrets: causes are in the log only.
/// </summary>
public static class HealthParts
{
    public const string Ready = "ready";

    /// <summary>A check of one or more parts: null, or why the part is not ready.</summary>
    public static HealthCheckResult Result(params (string Part, string? Reason)[] parts)
    {
        var words = parts.ToDictionary(part => part.Part, object (part) => part.Reason ?? Ready);
        return parts.All(part => part.Reason is null) ? HealthCheckResult.Healthy(data: words) : HealthCheckResult.Unhealthy(data: words);
    }

    public static void MapHealthParts(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write });
    }

    public static IHealthChecksBuilder AddDatabaseParts(this IHealthChecksBuilder checks) => checks.AddCheck<DatabaseCheck>("database");

    private static Task Write(HttpContext http, HealthReport report)
    {
        // A check that broke has no parts: it is one itself.
        var parts = report.Entries.SelectMany(entry => entry.Value.Data.Count == 0
            ? [new(entry.Key, entry.Value.Status == HealthStatus.Healthy ? Ready : "failed")]
            : entry.Value.Data.Select(part => KeyValuePair.Create(part.Key, $"{part.Value}")));
        return http.Response.WriteAsJsonAsync(new HealthView(
            report.Status.ToString(), ProductVersion.Current, report.Status == HealthStatus.Healthy, parts.ToDictionary()));
    }
}

/// <summary>Body of the health addresses.</summary>
/// <param name="Status">Healthy or Unhealthy.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Ready">Whether all parts are.</param>
/// <param name="Parts">Each part: <c>ready</c>, or why it is not.</param>
internal sealed record HealthView(string Status, string Version, bool Ready, IReadOnlyDictionary<string, string> Parts);
