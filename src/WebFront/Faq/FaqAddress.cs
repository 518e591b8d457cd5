using OrleansChat.Channels;

namespace OrleansChat.Faq;

/// <summary>
/// Where the public pages of the FAQ are. The id at the end says which article or folder it is; the words before it are for people and
/// search engines, and a page whose words have changed sends on to its address of now.
/// </summary>
internal static class FaqAddress
{
    public const string Root = "/faq";

    /// <summary>Sends on to the language that the visitor reads.</summary>
    public static string Channel(ChannelId channel) => $"{Root}/{channel}";

    public static string Home(ChannelId channel, string language) => $"{Channel(channel)}/{language}";

    public static string Search(ChannelId channel, string language) => $"{Home(channel, language)}/search";

    public static string Folder(ChannelId channel, string language, Guid id, string? slug = null) =>
        $"{Home(channel, language)}/folders/{Named(slug, id)}";

    public static string Article(ChannelId channel, string language, Guid id, string? slug = null) =>
        $"{Home(channel, language)}/{Named(slug, id)}";

    public static string Sitemap(ChannelId channel) => $"{Channel(channel)}/sitemap.xml";

    /// <summary>What stands for an article or a folder in an address: <c>words-id</c>, or the id alone.</summary>
    public static string Named(string? slug, Guid id) =>
        string.IsNullOrEmpty(slug) ? id.ToString("N") : $"{Uri.EscapeDataString(slug)}-{id:N}";

    /// <summary>The id at the end of what <see cref="Named"/> made, whatever words stand before it.</summary>
    public static bool TryId(string named, out Guid id)
    {
        var dash = named.LastIndexOf('-');
        return Guid.TryParseExact(named[(dash + 1)..], "N", out id);
    }
}
