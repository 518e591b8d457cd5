using System.Net;

namespace OrleansChat.Edge.Limits;

/// <summary>
/// A proxy that nobody named in <c>Chat:Proxies</c>: all visitors come from its address. It is told to the operator once, and its word on
/// whom it speaks for counts only where all visitors together would otherwise be one.
/// </summary>
internal sealed partial class UnconfiguredProxies(ILogger<UnconfiguredProxies> logger)
{
    private int _told;

    /// <summary>Whom the nearest proxy names; null: there is none, or it is no address.</summary>
    public IPAddress? VisitorOf(HttpContext http)
    {
        // Not as a list of quoted words: an open quote, sent by a visitor, would swallow what the proxy appends.
        var last = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        if (last.Length == 0 || http.Connection.RemoteIpAddress is not { } proxy || !proxy.IsPrivate())
            return null;
        if (Interlocked.Exchange(ref _told, 1) == 0)
            LogUnconfigured(logger, proxy.Plain());
        return IPEndPoint.TryParse(last, out var visitor) ? visitor.Address : null;
    }

    [LoggerMessage(
        LogEvents.UnconfiguredProxiesFound,
        LogLevel.Warning,
        "Visitors come through a proxy at {Proxy} that is not configured: they share one address, its limits and its place in the record. Set Chat:Proxies")]
    private static partial void LogUnconfigured(ILogger logger, IPAddress proxy);
}
