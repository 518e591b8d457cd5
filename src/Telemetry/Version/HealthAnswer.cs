using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrleansChat.Telemetry;

/// <summary>What is answered to whoever asks for the health of a process: a word, and the version.</summary>
public static class HealthAnswer
{
    public static Task Write(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(new Body(report.Status.ToString(), ProductVersion.Current), http.RequestAborted);

    private sealed record Body(string Status, string Version);
}
