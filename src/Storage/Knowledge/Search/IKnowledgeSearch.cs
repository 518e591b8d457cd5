namespace OrleansChat.Knowledge;

/// <summary>Finds articles by what somebody asks in their own words.</summary>
public interface IKnowledgeSearch
{
    /// <summary>
    /// The best articles for the audience, best first, each once (in the language that fits best). None: the question has no word that
    /// any of them has.
    /// </summary>
    Task<IReadOnlyList<KnowledgeMatch>> Find(string question, KnowledgeAudience audience, int count, CancellationToken cancellation);
}

/// <summary>An article that was found.</summary>
/// <param name="Translation">The number of the translation.</param>
/// <param name="Score">How much of the question it has, from 0 to 1; see <see cref="GoodScore"/>.</param>
public sealed record KnowledgeMatch(ArticleId Article, string Language, long Translation, double Score)
{
    /// <summary>Below this an article shares a word or two with the question, and is no answer to it.</summary>
    public const double GoodScore = 0.2;

    public bool IsGood => Score >= GoodScore;
}
