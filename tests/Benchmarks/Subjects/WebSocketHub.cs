using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Benchmarks.Subjects;

/// <summary>SignalR's own client, over WebSockets without negotiation.</summary>
internal static class WebSocketHub
{
    public static HubConnection Create(Uri address, CookieContainer? cookies = null) =>
        new HubConnectionBuilder()
            .WithUrl(address, options => Configure(options, cookies))
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .Build();

    private static void Configure(HttpConnectionOptions options, CookieContainer? cookies)
    {
        options.SkipNegotiation = true;
        options.Transports = HttpTransportType.WebSockets;
        if (cookies is not null)
            options.Cookies = cookies;
    }
}
