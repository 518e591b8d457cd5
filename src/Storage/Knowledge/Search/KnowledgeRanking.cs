namespace OrleansChat.Knowledge;

/// <summary>
/// How well an article answers a question: the share of what the question says that the article has (BM25F: rare words say more, a title
/// counts more than the text, and the tenth time adds little), between 0 and 1. The same figure for both databases, so that one limit
/// serves for "nothing fits".
/// </summary>
internal sealed class KnowledgeRanking(
    IReadOnlyList<SearchTerm> asked, IReadOnlyDictionary<string, int> frequencies, int documents, double averageBody)
{
    private const double TitleWeight = 3.5;
    private const double Saturation = 0.8;
    private const double LengthShare = 0.5;

    /// <summary>What part of the score is how much of the title was asked for.</summary>
    private const double TitleShare = 0.2;

    /// <summary>A word that stands nowhere may be small talk as well as what it is all about.</summary>
    private const double UnknownShare = 0.3;

    private readonly double _all = asked.Sum(term => Rarity(term, frequencies, documents));

    public double Score(KnowledgeCandidate candidate)
    {
        var places = candidate.Terms.ToDictionary(static term => term.Term);
        var length = 1 - LengthShare + (LengthShare * candidate.BodyWords / Math.Max(1, averageBody));
        var title = new HashSet<int>();
        var score = 0.0;
        foreach (var term in asked)
        {
            var (inTitle, inBody) = (Best(term, places, static own => own.Title), Best(term, places, static own => own.Body));
            title.UnionWith(inTitle.Keys);
            var quality = inTitle.Values.Concat(inBody.Values).DefaultIfEmpty().Max();
            // Quality counts once: here only how the places compare with the best.
            var weight = quality == 0 ? 0
                : ((TitleWeight * inTitle.Values.DefaultIfEmpty().Max()) + (inBody.Values.Sum() / length)) / quality;
            score += Rarity(term, frequencies, documents) * quality * weight / (Saturation + weight);
        }

        var covered = Math.Min(1, title.Count / (double)Math.Max(1, candidate.TitleWords));
        return _all == 0 ? 0 : score / _all * (1 - TitleShare + (TitleShare * covered));
    }

    /// <summary>Each place once, with the best that stands there.</summary>
    private static Dictionary<int, double> Best(
        SearchTerm term, Dictionary<string, TermPlaces> places, Func<TermPlaces, IReadOnlyList<int>> field)
    {
        var best = new Dictionary<int, double>();
        foreach (var (choice, quality) in term.Choices)
        {
            if (!places.TryGetValue(choice, out var own))
                continue;
            foreach (var place in field(own))
                best[place] = Math.Max(quality, best.GetValueOrDefault(place));
        }

        return best;
    }

    private static double Rarity(SearchTerm term, IReadOnlyDictionary<string, int> frequencies, int documents)
    {
        if (term.IsUnknown)
            return UnknownShare * Math.Log(1 + documents);
        var stands = term.Choices.Keys.Max(choice => frequencies.GetValueOrDefault(choice));
        return Math.Log(1 + ((documents - stands + 0.5) / (stands + 0.5)));
    }
}
