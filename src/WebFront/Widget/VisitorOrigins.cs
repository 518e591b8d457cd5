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
            string.IsNullOrEmpty(website) ? null : website[..Math.Min(website.Length, WebsiteLength)],
            http is not null && website == $"{http.Request.Scheme}://{http.Request.Host}");
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
