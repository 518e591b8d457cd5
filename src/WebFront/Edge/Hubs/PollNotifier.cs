using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Connections that are polled: a browser that has nothing to say sends no pings over them, and its polls reach no hub. By the id in the
/// address of the polls, which is the browser's secret.
/// </summary>
internal sealed class PollNotifier
{
    private readonly ConcurrentDictionary<string, Action> _polled = new();

    /// <summary>From the connection's own <c>OnConnectedAsync</c>. Of a connection that is not polled nothing is kept.</summary>
    public void Listen(HubCallerContext caller, Action heard)
    {
        if (IsPolled(caller) && IdOf(caller.GetHttpContext()) is { Length: > 0 } id)
            _polled[id] = heard;
    }

    public void Forget(HubCallerContext caller)
    {
        if (IdOf(caller.GetHttpContext()) is { } id)
            _polled.TryRemove(id, out _);
    }

    /// <summary>A poll came.</summary>
    public void Heard(HttpContext poll)
    {
        if (IdOf(poll) is { } id && _polled.TryGetValue(id, out var heard))
            heard();
    }

    public static bool IsPolled(HubCallerContext caller) =>
        caller.Features.Get<IHttpTransportFeature>()?.TransportType == HttpTransportType.LongPolling;

    private static string? IdOf(HttpContext? http) => http?.Request.Query["id"];
}
