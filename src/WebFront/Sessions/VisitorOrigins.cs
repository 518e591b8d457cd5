using OrleansChat.Addresses;
using OrleansChat.Channels;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Unicode;

namespace OrleansChat.Sessions;

/// <summary>Where a visitor's connection comes from.</summary>
internal static class VisitorOrigins
{
    private const int UserAgentLength = 500;
    private const int WebsiteLength = 300;

    /// <summary>As browsers name the origin of what has none.</summary>
    private const string NoName = "null";

    /// <summary>/24 of IPv4, /40 of IPv6: a /48 may be one subscriber, and names the IPv4 address behind 6to4.</summary>
    private const int NetworkBytes4 = 3;
    private const int NetworkBytes6 = 5;

    public static VisitorOrigin Of(HttpContext? http)
    {
        var agent = http?.Request.Headers.UserAgent.ToString();
        var website = http is null ? null : Website(http.Request);
        return new(
            http?.Connection.RemoteIpAddress,
            string.IsNullOrEmpty(agent) ? null : VisibleText.Cut(VisibleText.Clean(agent), UserAgentLength),
            website is null ? null : VisibleText.Cut(VisibleText.Clean(website), WebsiteLength),
            http is not null && website == OwnSite(http.Request));
    }

    /// <summary>
    /// Null: no browser. A browser leaves the origin out of a GET to its own site, and of one that a script may not read
    /// (<c>no-cors</c>), such as a first poll: what is not shown to be the own site is then a website without a name, which no list has.
    /// </summary>
    private static string? Website(HttpRequest request)
    {
        var (origin, own) = (request.Headers.Origin.ToString(), OwnSite(request));
        if (origin.Length > 0)
            return SameOrigin.Holds(request) ? own : origin;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none" ? own : NoName;
        if (!request.Headers.UserAgent.ToString().StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase))
            return null;
        return WebOrigin.AreSame(request.Headers.Referer.ToString(), own) ? own : NoName;
    }

    private static string OwnSite(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// What is stored of the visitor's address; a masked one names the network of a subscriber or more, and nobody in it.
    /// </summary>
    public static string? IpFor(this VisitorOrigin origin, ChannelSettings? settings)
    {
        var address = origin.Address?.Plain();
        return (settings?.MaskAddress == true ? address?.First(NetworkBytes4, NetworkBytes6) : address)?.ToString();
    }

    /// <summary>
    /// What is no browser could name any website. An empty list allows all, and this installation's own test page is allowed by every
    /// list. A domain is the same in both of its spellings.
    /// </summary>
    public static bool Allows(this ChannelSettings settings, VisitorOrigin origin) =>
        settings.AllowedOrigins.Count == 0
        || origin.Website is null
        || origin.Own
        || settings.AllowedOrigins.Any(allowed => WebOrigin.AreSame(allowed, origin.Website));
}
