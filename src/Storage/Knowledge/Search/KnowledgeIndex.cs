using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>
/// The index of the knowledge base in the database: which words stand where. What is found is ranked by <see cref="KnowledgeRanking"/>,
/// in the same way for both databases.
/// </summary>
internal abstract class KnowledgeIndex(ChatDatabase database)
{
    /// <summary>Articles that are ranked; the database's own order says which, where more have one of the words.</summary>
    protected const int MostCandidates = 200;

    /// <summary>Words that are looked at, for one that is misspelt or part of others.</summary>
    protected const int MostTerms = 60;

    /// <summary>What is shorter has too few letter triples to be found by them.</summary>
    protected const int ShortWord = 6;

    protected ChatDatabase Database => database;

    /// <summary>Writes the words of a translation anew, with what else the context stores in its transaction.</summary>
    public abstract Task Write(ChatDbContext context, long translation, KnowledgeDocument document, CancellationToken cancellation);

    /// <summary>
    /// Those of the terms that stand in a translation for the audience. A word that only others may read does not count as one that is
    /// spelt as it should be.
    /// </summary>
    public abstract Task<IReadOnlyList<string>> Known(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation);

    /// <summary>Terms of which the part is a part.</summary>
    public abstract Task<IReadOnlyList<string>> Containing(string part, CancellationToken cancellation);

    /// <summary>Terms that may be meant by a word that is misspelt; whoever asks measures how near each is.</summary>
    public abstract Task<IReadOnlyList<string>> Near(string word, CancellationToken cancellation);

    /// <summary>In how many translations each term stands.</summary>
    public abstract Task<IReadOnlyDictionary<string, int>> Frequencies(IReadOnlyCollection<string> terms, CancellationToken cancellation);

    /// <summary>The translations for the audience that have one of the terms, with the places of all of them.</summary>
    public abstract Task<IReadOnlyList<KnowledgeCandidate>> Candidates(
        IReadOnlyCollection<string> terms, CandidateFilter filter, CancellationToken cancellation);

    /// <summary>How many translations there are, and how long their texts are on the average.</summary>
    public async Task<(int Documents, double BodyWords)> Size(CancellationToken cancellation)
    {
        var rows = await database.Query(
            "select count(*), coalesce(avg(body_words), 0) from knowledge_documents",
            static _ => { },
            static row => (Convert.ToInt32(row.GetValue(0), Culture), Convert.ToDouble(row.GetValue(1), Culture)),
            cancellation);
        return rows[0];
    }

    protected static readonly System.Globalization.CultureInfo Culture = System.Globalization.CultureInfo.InvariantCulture;
}

/// <summary>Which translations are looked at. Folders: null: all.</summary>
internal sealed record CandidateFilter(
    bool Drafts, bool Internal, string? Language, IReadOnlyList<Guid>? Folders, DateTimeOffset Now);

/// <summary>A translation that has some of the words.</summary>
internal sealed record KnowledgeCandidate(long Translation, int TitleWords, int BodyWords, IReadOnlyList<TermPlaces> Terms);

/// <summary>Where a term stands in a translation.</summary>
internal sealed record TermPlaces(string Term, IReadOnlyList<int> Title, IReadOnlyList<int> Body);
