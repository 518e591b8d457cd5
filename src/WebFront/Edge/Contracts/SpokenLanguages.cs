namespace OrleansChat.Edge.Contracts;

/// <summary>
/// Languages that there are texts in, BCP 47 without a region. A channel or
/// a browser may name any: what has no texts here is spoken to in English.
/// </summary>
internal static class SpokenLanguages
{
    public const string Fallback = "en";

    public static IReadOnlyList<string> Widget { get; } = ["da", "de", Fallback, "es", "fi", "fr", "it", "nb", "nl", "pl", "sv"];

    /// <summary>Of the console and of mails.</summary>
    public static IReadOnlyList<string> Console { get; } = [Fallback, "nb"];
}
