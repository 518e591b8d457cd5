using OrleansChat.Channels;

namespace OrleansChat.Faq;

/// <summary>The public pages of one channel, at the address that they were asked for.</summary>
/// <param name="Channel">Whose.</param>
/// <param name="Settings">Its colours, name and folder.</param>
/// <param name="Origin">Scheme and host, for addresses that stand alone.</param>
/// <param name="Tree">What there is to read.</param>
internal sealed record FaqSite(ChannelId Channel, ChannelSettings Settings, string Origin, FaqTree Tree)
{
    /// <summary>What the visitor reads best of what there is; null: there is nothing to read.</summary>
    /// <param name="wanted">The browser's languages, the best first.</param>
    public string? LanguageFor(IEnumerable<string> wanted) => FaqLanguages.Best(wanted.Append(Settings.Language), Tree.Languages);
}
