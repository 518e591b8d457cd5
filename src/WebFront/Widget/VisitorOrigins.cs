using OrleansChat.Channels;
using OrleansChat.Limits;
using OrleansChat.Unicode;

namespace OrleansChat.Widget;

/// <summary>Where a visitor's connection comes from.</summary>
internal static class VisitorOrigins
{
    private const int UserAgentLength = 500;
    private const int WebsiteLength = 300;

    /// <summary>/24 of IPv4, /40 of IPv6: a /48 may be one subscriber, and names the IPv4 address behind 6to4.</summary>
    private const int NetworkBytes4 = 3;
    private const int NetworkBytes6 = 5;

    public static VisitorOrigin Of(HttpContext? http)
    {
        var agent = http?.Request.Headers.UserAgent.ToString();
        var website = http?.Request.Headers.Origin.ToString();
        return new(
            http?.Connection.RemoteIpAddress,
            string.IsNullOrEmpty(agent) ? null : VisibleText.Cut(VisibleText.Clean(agent), UserAgentLength),
            string.IsNullOrEmpty(website) ? null : VisibleText.Cut(VisibleText.Clean(website), WebsiteLength),
            http is not null && website == $"{http.Request.Scheme}://{http.Request.Host}");
    }

    /// <summary>What is stored of the visitor's address; a masked one names the network of a subscriber or more, and nobody in it.</summary>
    public static string? IpFor(this VisitorOrigin origin, ChannelSettings? settings)
    {
        var address = origin.Address?.Plain();
        return (settings?.MaskAddress == true ? address?.First(NetworkBytes4, NetworkBytes6) : address)?.ToString();
    }

    /// <summary>
    /// Browsers always name the website; what names none is no browser, and could name any. An empty list allows all, and this
    /// installation's own test page is allowed by every list.
    /// </summary>
    public static bool Allows(this ChannelSettings settings, VisitorOrigin origin) =>
        settings.AllowedOrigins.Count == 0
        || origin.Website is null
        || origin.Own
        || settings.AllowedOrigins.Contains(origin.Website, StringComparer.OrdinalIgnoreCase);
}
