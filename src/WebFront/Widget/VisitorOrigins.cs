using OrleansChat.Channels;

namespace OrleansChat.Widget;

/// <summary>Where a visitor's connection comes from.</summary>
internal static class VisitorOrigins
{
    private const int UserAgentLength = 500;
    private const int WebsiteLength = 300;

    public static VisitorOrigin Of(HttpContext? http)
    {
        var agent = http?.Request.Headers.UserAgent.ToString();
        var website = http?.Request.Headers.Origin.ToString();
        return new(
            http?.Connection.RemoteIpAddress?.ToString(),
            string.IsNullOrEmpty(agent) ? null : agent[..Math.Min(agent.Length, UserAgentLength)],
            string.IsNullOrEmpty(website) ? null : website[..Math.Min(website.Length, WebsiteLength)]);
    }

    /// <summary>
    /// Browsers always name the website; what names none is no browser, and could name any. An empty list allows all.
    /// </summary>
    public static bool Allows(this ChannelSettings settings, VisitorOrigin origin) =>
        settings.AllowedOrigins.Count == 0
        || origin.Website is null
        || settings.AllowedOrigins.Contains(origin.Website, StringComparer.OrdinalIgnoreCase);
}
