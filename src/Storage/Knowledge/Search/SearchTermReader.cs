using OrleansChat.Search;

namespace OrleansChat.Knowledge;

/// <summary>
/// Makes of a question what to look for: its words without those that say nothing, their stems, words that are spelt nearly so, those of
/// which they are a part, and their own parts.
/// </summary>
internal sealed class SearchTermReader(KnowledgeIndex index, CandidateFilter filter)
{
    /// <summary>
    /// Each look may read the whole list of words. For so many words of a question, those that no article has and the longest first, it is
    /// looked for of which they are a part, and for so many how else they may be spelt.
    /// </summary>
    private const int MostScans = 8;

    /// <summary>Of a long question the first words count.</summary>
    private const int MostWords = 40;
    private const int ShortestWord = 2;
    private const int ShortestPart = 4;
    private const int ShortestRest = 3;

    private const double AsStem = 0.95;
    private const double AsSynonym = 0.75;
    private const double AsCompound = 0.6;
    private const double AsPart = 0.6;
    private const double AsOneError = 0.8;
    private const double AsTwoErrors = 0.6;

    public async Task<IReadOnlyList<SearchTerm>> Read(string text, CancellationToken cancellation)
    {
        var language = filter.Language;
        var words = TextWords.Of(text).Select(static word => word.Folded).Take(MostWords).ToList();
        var terms = words.Where(static word => word.Length >= ShortestWord && !StopWords.Has(word)).Distinct()
            .Select(static word => new SearchTerm(word)).ToList();
        var joined = Joined(words).ToList();
        var splits = terms.ToDictionary(static term => term.Word, static term => Splits(term.Word).ToList());
        var asked = terms.SelectMany(term => Forms(term.Word, language))
            .Concat(terms.SelectMany(term => Synonyms(term.Word, language)).Select(static own => own.Form))
            .Concat(joined.SelectMany(pair => Forms(pair.Whole, language)))
            .Concat(splits.Values.SelectMany(static own => own)
                .SelectMany(split => Forms(split.Left, language).Concat(Forms(split.Right, language))));
        var known = await Known(asked, cancellation);
        foreach (var term in terms)
            AddOwn(term, known, language);
        await AddScanned(terms, HasCompounds, Compounds, cancellation);
        foreach (var term in terms.Where(term => term.IsUnknown || !HasOwn(term, language)))
            AddSplits(term, splits[term.Word], known, language);
        await AddScanned(terms, MayBeMisspelt, Misspelt, cancellation);
        AddJoined(terms, joined, known, language);
        return terms;
    }

    private async Task<HashSet<string>> Known(IEnumerable<string> terms, CancellationToken cancellation) =>
        (await index.Known([.. terms.Distinct()], filter, cancellation)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of what is found in the list of all words, what the audience may read.</summary>
    private async Task AddScanned(
        List<SearchTerm> terms, Func<SearchTerm, bool> suits, Func<SearchTerm, CancellationToken, Task<IReadOnlyList<TermChoice>>> scan,
        CancellationToken cancellation)
    {
        var choices = new List<TermChoice>();
        foreach (var term in terms.Where(suits).OrderByDescending(static term => term.IsUnknown)
            .ThenByDescending(static term => term.Word.Length).Take(MostScans))
            choices.AddRange(await scan(term, cancellation));
        var known = await Known(choices.Select(static choice => choice.Form), cancellation);
        foreach (var choice in choices.Where(choice => known.Contains(choice.Form)))
            choice.Term.Add(choice.Form, choice.Quality);
    }

    private static IEnumerable<string> Forms(string word, string? language) =>
        KnowledgeStems.All(word, language).Prepend(word).Distinct();

    private static IEnumerable<(string Form, double Quality)> Synonyms(string word, string? language) =>
        Thesaurus.Of(word).SelectMany(other => Forms(other, language)).Select(static form => (form, AsSynonym));

    private static void AddOwn(SearchTerm term, HashSet<string> known, string? language)
    {
        if (known.Contains(term.Word))
            term.Add(term.Word, 1);
        foreach (var stem in KnowledgeStems.All(term.Word, language).Where(known.Contains))
            term.Add(stem, AsStem);
        foreach (var (form, quality) in Synonyms(term.Word, language).Where(own => known.Contains(own.Form)))
            term.Add(form, quality);
    }

    private static bool HasOwn(SearchTerm term, string? language) => Forms(term.Word, language).Any(term.Choices.ContainsKey);

    /// <summary>English writes compounds apart.</summary>
    private bool HasCompounds(SearchTerm term) =>
        (filter.Language is null || !KnowledgeLanguage.IsEnglish(filter.Language)) && Part(term).Length >= ShortestPart;

    private string Part(SearchTerm term) =>
        KnowledgeStems.All(term.Word, filter.Language).Append(term.Word).MinBy(static form => form.Length)!;

    /// <summary>"bytte" finds "passordbytte".</summary>
    private async Task<IReadOnlyList<TermChoice>> Compounds(SearchTerm term, CancellationToken cancellation)
    {
        var part = Part(term);
        return
        [
            .. (await index.Containing(part, cancellation))
                .Where(whole => whole.Length - part.Length >= ShortestRest
                    && (whole.StartsWith(part, StringComparison.Ordinal) || whole.EndsWith(part, StringComparison.Ordinal)
                        || whole.EndsWith(term.Word, StringComparison.Ordinal)))
                .Select(whole => new TermChoice(term, whole, AsCompound)),
        ];
    }

    /// <summary>"passordbytte" finds "bytte av passord": where both parts are known, which is how one knows that they are parts.</summary>
    private static void AddSplits(SearchTerm term, List<(string Left, string Right)> splits, HashSet<string> known, string? language)
    {
        foreach (var (left, right) in splits)
        {
            var first = Forms(left, language).Where(known.Contains).ToList();
            var last = Forms(right, language).Where(known.Contains).ToList();
            if (first.Count == 0 || last.Count == 0)
                continue;
            foreach (var form in first.Concat(last))
                term.Add(form, AsPart);
        }
    }

    private static bool MayBeMisspelt(SearchTerm term) =>
        term.IsUnknown && EditDistance.MostIn(term.Word) > 0 && !term.Word.Any(char.IsDigit);

    private async Task<IReadOnlyList<TermChoice>> Misspelt(SearchTerm term, CancellationToken cancellation) =>
    [
        .. (await index.Near(term.Word, cancellation)).Where(static near => near.Length >= ShortestRest)
            .Select(near => (Near: near, Errors: EditDistance.Between(term.Word, near, EditDistance.MostIn(term.Word))))
            .Where(static each => each.Errors is not null)
            .Select(each => new TermChoice(term, each.Near, each.Errors == 1 ? AsOneError : AsTwoErrors)),
    ];

    /// <summary>Words that people write apart, and articles together: "pass ord", "log in".</summary>
    private static void AddJoined(
        List<SearchTerm> terms, List<(string Left, string Right, string Whole)> joined, HashSet<string> known, string? language)
    {
        foreach (var (left, right, whole) in joined)
        {
            foreach (var form in Forms(whole, language).Where(known.Contains))
            {
                var halves = terms.Where(term => term.Word == left || term.Word == right).ToList();
                if (halves.Count == 0)
                    terms.Add(halves.AddTo(new SearchTerm(whole)));
                foreach (var half in halves)
                    half.Add(form, AsStem);
            }
        }
    }

    private static IEnumerable<(string Left, string Right, string Whole)> Joined(List<string> words)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (words[at].Length + words[at + 1].Length is > ShortestPart and <= TextWords.WordLength)
                yield return (words[at], words[at + 1], words[at] + words[at + 1]);
        }
    }

    /// <summary>Where a word may be made of two, with the letter that Norwegian puts between them.</summary>
    private static IEnumerable<(string Left, string Right)> Splits(string word)
    {
        for (var at = ShortestRest; at <= word.Length - ShortestRest; at++)
        {
            yield return (word[..at], word[at..]);
            if (word[at] is 's' or 'e' && word.Length - at - 1 >= ShortestRest)
                yield return (word[..at], word[(at + 1)..]);
        }
    }
}

/// <summary>A word of the list that may stand for one that is asked for.</summary>
internal sealed record TermChoice(SearchTerm Term, string Form, double Quality);

/// <summary>Adding as an expression.</summary>
file static class ListExtensions
{
    public static T AddTo<T>(this List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
