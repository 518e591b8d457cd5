using OrleansChat.Search;

namespace OrleansChat.Knowledge;

/// <summary>The words of a translation, as both databases keep them.</summary>
internal sealed record KnowledgeDocument(IReadOnlyList<IndexedWord> Title, IReadOnlyList<IndexedWord> Body)
{
    /// <summary>An article's words beyond these are not found.</summary>
    private const int MostWords = 15_000;

    /// <summary>Words that say something.</summary>
    public int TitleWords => Title.Count(static word => !StopWords.Has(word.Word));

    public static KnowledgeDocument Of(string language, string title, string text) => new(
        [.. Words(title, language)], [.. Words(text, language).Take(MostWords)]);

    /// <summary>All that somebody could ask for.</summary>
    public IEnumerable<string> Terms() => Title.Concat(Body).Where(static word => !StopWords.Has(word.Word))
        .SelectMany(static word => new[] { word.Word, word.Stem }).Distinct();

    private static IEnumerable<IndexedWord> Words(string text, string language) =>
        TextWords.Of(text).Select(word => new IndexedWord(word.Folded, KnowledgeStems.Of(word.Folded, language)));
}

/// <summary>A word, folded, and its stem in the language of the text.</summary>
internal readonly record struct IndexedWord(string Word, string Stem);

/// <summary>Stems by the language of an article.</summary>
internal static class KnowledgeStems
{
    public static string Of(string word, string language)
    {
        if (KnowledgeLanguage.IsEnglish(language))
            return Stems.Of(word).English;
        return KnowledgeLanguage.IsNorwegian(language) ? Stems.Of(word).Norwegian : word;
    }

    /// <summary>As which a word that is asked for may stand in an article; null: of any language.</summary>
    public static IEnumerable<string> All(string word, string? language)
    {
        if (language is not null)
            return [Of(word, language)];
        var stems = Stems.Of(word);
        return new[] { stems.English, stems.Norwegian }.Distinct();
    }
}
