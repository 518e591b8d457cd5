using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Counts hub connections from their first byte: one that never shakes hands holds a place too.
/// A request that carries a connection (a WebSocket, an event stream) holds the place while it lasts;
/// a connection that is polled takes its place in <see cref="HubGuardFilter"/>.
/// </summary>
internal sealed class HubAdmission(OpenConnections open, PollNotifier polls)
{
    private static readonly MediaTypeHeaderValue EventStream = new("text/event-stream");

    /// <summary>nginx and others after its example pass on an event stream as it comes, whatever their own settings are.</summary>
    private const string Unbuffered = "no";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        var (address, agent) = (AddressKey.Of(http), http.Request.Path.StartsWithSegments(HubMapping.Agent));
        if (!Carries(http))
        {
            if (HttpLimits.IsNewConnection(http) && open.Look(address, agent) is { } full)
                await Problems.Write(http, full);
            else
                await Poll(http, next);
            return;
        }

        if (open.Enter(address, agent) is { } refusal)
        {
            await Refuse(http, refusal);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
            http.Response.Headers["X-Accel-Buffering"] = Unbuffered;

        try
        {
            await next(http);
        }
        finally
        {
            open.Exit(address, agent);
        }
    }

    /// <summary>The request lasts as long as the connection. What an event stream is goes by the comparison that SignalR makes.</summary>
    public static bool Carries(HttpContext http) =>
        http.WebSockets.IsWebSocketRequest
        || (HttpMethods.IsGet(http.Request.Method) && http.Request.GetTypedHeaders().Accept.Contains(EventStream));

    private Task Poll(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            polls.Heard(http);
        return next(http);
    }

    private static Task Refuse(HttpContext http, Refusal refusal) =>
        http.WebSockets.IsWebSocketRequest ? SayAndClose(http, refusal) : Problems.Write(http, refusal);

    /// <summary>
    /// A browser's script cannot read why a WebSocket was refused. So it is accepted, told as SignalR would tell it, and closed.
    /// </summary>
    private static async Task SayAndClose(HttpContext http, Refusal refusal)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var patience = new CancellationTokenSource(Patience);
        var reason = $"{refusal.Code}: {RefusalTexts.Text(refusal)}";
        var close = JsonSerializer.Serialize(new { type = 7, error = reason, allowReconnect = true }, Plain);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes($"{{}}\u001e{close}\u001e"), WebSocketMessageType.Text, true, patience.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, refusal.Code, patience.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Whoever does not wait for the reason needs none.
        }
    }
}
