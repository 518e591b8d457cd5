using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>One search for public pages, visitors' suggestions and agents.</summary>
internal sealed class KnowledgeSearch(KnowledgeIndex index, IDbContextFactory<ChatDbContext> contexts, TimeProvider time) : IKnowledgeSearch
{
    public async Task<IReadOnlyList<KnowledgeMatch>> Find(
        string question, KnowledgeAudience audience, int count, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var folders = audience.Root is { } root ? await context.KnowledgeFoldersFrom(root, cancellation) : null;
        var filter = new CandidateFilter(audience.SeesDrafts, audience.SeesInternal, audience.Language, folders, time.GetUtcNow());
        var asked = await new SearchTermReader(index, filter).Read(question, cancellation);
        string[] terms = [.. asked.SelectMany(static term => term.Choices.Keys).Distinct()];
        if (terms.Length == 0)
            return [];
        var candidates = await index.Candidates(terms, filter, cancellation);
        if (candidates.Count == 0)
            return [];
        var (documents, averageBody) = await index.Size(cancellation);
        var ranking = new KnowledgeRanking(asked, await index.Frequencies(terms, cancellation), documents, averageBody);
        var scores = candidates.ToDictionary(static candidate => candidate.Translation, ranking.Score);
        var ids = scores.Keys.ToList();
        // Asked of the articles as they are now, not as they were when the candidates were read.
        var visible = await (await context.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .Where(known => ids.Contains(known.Translation.Id))
            .Select(known => new { known.Translation.Id, known.Translation.ArticleId, known.Translation.Language })
            .ToListAsync(cancellation);
        return
        [
            .. visible.Select(known => new KnowledgeMatch(new(known.ArticleId), known.Language, known.Id, scores[known.Id]))
                .OrderByDescending(static match => match.Score).ThenBy(static match => match.Translation)
                .DistinctBy(static match => match.Article).Take(count),
        ];
    }
}
