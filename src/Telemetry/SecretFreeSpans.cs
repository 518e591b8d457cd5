using System.Diagnostics;
using OpenTelemetry;

namespace OrleansChat.Telemetry;

/// <summary>Some addresses hold a one-time token: of a request the route is told, and never the address.</summary>
internal sealed class SecretFreeSpans : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.path", "url.query", "url.full", "http.target", "http.url"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Addresses)
            data.SetTag(tag, null);
    }
}
