namespace OrleansChat.Knowledge;

/// <summary>One spelling for the languages of articles.</summary>
public static class KnowledgeLanguage
{
    /// <summary>In small letters; the general word for Norwegian means bokmål.</summary>
    public static string Of(string language)
    {
        var spelt = language.ToLowerInvariant();
        return spelt is "no" or "no-no" or "nb-no" ? "nb" : spelt;
    }

    /// <summary>Whether its words have Norwegian stems; all others but English have none.</summary>
    internal static bool IsNorwegian(string language) => language is "nb" or "nn" || language.StartsWith("nn-", StringComparison.Ordinal);

    internal static bool IsEnglish(string language) => language == "en" || language.StartsWith("en-", StringComparison.Ordinal);
}
