using System.Diagnostics;
using OpenTelemetry;

namespace OrleansChat.Telemetry;

/// <summary>
/// Some addresses hold a one-time token: of a request the route is told, and never the address. Connections that Orleans makes name
/// themselves by their connection string.
/// </summary>
internal sealed class SecretFreeSpans : BaseProcessor<Activity>
{
    private static readonly string[] Taken = ["url.path", "url.query", "url.full", "http.target", "http.url", "db.npgsql.data_source"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Taken)
            data.SetTag(tag, null);
    }
}
