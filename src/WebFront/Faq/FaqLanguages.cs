using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>Which language of several somebody reads.</summary>
internal static class FaqLanguages
{
    /// <summary>Of those that there are: the first that is wanted, else any. Null: there are none.</summary>
    public static string? Best(IEnumerable<string> wanted, IReadOnlyList<string> there) =>
        wanted.SelectMany(Readable).FirstOrDefault(there.Contains) ?? (there.Count > 0 ? there[0] : null);

    /// <summary>With its region, and without; whoever reads one Norwegian reads the other.</summary>
    private static IEnumerable<string> Readable(string tag)
    {
        var language = KnowledgeLanguage.Of(tag);
        var general = KnowledgeLanguage.Of(language.Split('-')[0]);
        return general switch
        {
            "nn" => [language, general, "nb"],
            "nb" => [language, general, "nn"],
            _ => [language, general],
        };
    }
}
