namespace OrleansChat.Search;

/// <summary>
/// Reads what people write into a search field, by the rules of PostgreSQL's <c>websearch_to_tsquery</c>: words, quotes, a minus before
/// what is not wanted, "or". Nothing is an error: a quote that is not closed ends with the text, and other signs only part words.
/// </summary>
internal static class SearchTextReader
{
    /// <summary>A beginning of fewer letters is as good as no word: it is meant as it stands.</summary>
    public const int ShortestBeginning = 2;

    public static SearchText Read(string? text)
    {
        var all = new List<AnyOf>();
        var not = new List<Wanted>();
        var joins = false;
        foreach (var part in Parts(text ?? ""))
        {
            if (part is { Quoted: false, Without: false } && part.Text.Equals("or", StringComparison.OrdinalIgnoreCase) && all.Count > 0
                && !part.IsLast)
            {
                joins = true;
                continue;
            }

            if (Wanted(part) is not { } wanted)
                continue;
            if (part.Without)
                not.Add(wanted);
            else if (joins)
                all[^1] = new([.. all[^1].Choices, wanted]);
            else
                all.Add(new([wanted]));
            joins = false;
        }

        return new(all, not);
    }

    /// <summary>Beginnings of words, each of which has to be there.</summary>
    public static IReadOnlyList<string> Beginnings(string? text) =>
        [.. TextWords.Of(text ?? "").Select(static word => word.Folded).Distinct()];

    private static Wanted? Wanted(Part part)
    {
        string[] words = [.. TextWords.Of(part.Text).Select(static word => word.Folded)];
        if (words.Length == 0)
            return null;
        var begins = part is { IsLast: true, Quoted: false, Without: false } && char.IsLetterOrDigit(part.Text[^1])
            && words[^1].Length >= ShortestBeginning;
        return new(words, begins, part.Quoted);
    }

    private static IEnumerable<Part> Parts(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var without = text[at] == '-';
            if (without)
                at++;
            var quoted = at < text.Length && IsQuote(text[at]);
            var start = quoted ? at + 1 : at;
            var end = start;
            while (end < text.Length && (quoted ? !IsQuote(text[end]) : !char.IsWhiteSpace(text[end]) && !IsQuote(text[end])))
                end++;
            yield return new(text[start..end], quoted, without, IsLast: end == text.Length);
            at = quoted ? end + 1 : end;
        }
    }

    private static bool IsQuote(char letter) => letter is '"' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb';

    private readonly record struct Part(string Text, bool Quoted, bool Without, bool IsLast);
}
