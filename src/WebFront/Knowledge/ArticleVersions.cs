using Microsoft.EntityFrameworkCore;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>What was ever saved of a translation.</summary>
internal sealed class ArticleVersions(ChatDbContext database)
{
    private const int Most = 500;
    private static readonly Refusal NotFound = new(RefusalCodes.ArticleNotFound);

    /// <summary>The newest first.</summary>
    public async Task<Result<IReadOnlyList<ArticleVersionRow>>> All(ArticleId id, string language, CancellationToken cancellation)
    {
        var rows = await Of(id, language).OrderByDescending(version => version.Number).Take(Most)
            .Select(version => new ArticleVersionRow(version.Number, version.Title, version.At, version.ByName)).ToListAsync(cancellation);
        return rows.Count == 0 ? NotFound : rows;
    }

    public async Task<Result<ArticleVersion>> Find(ArticleId id, string language, long number, CancellationToken cancellation) =>
        await Of(id, language).SingleOrDefaultAsync(version => version.Number == number, cancellation) is { } found
            ? new ArticleVersion(found.Number, found.Title, found.Slug, found.Body, found.At, found.ByName)
            : NotFound;

    private IQueryable<KnowledgeVersionRow> Of(ArticleId id, string language)
    {
        var spelt = KnowledgeLanguage.Of(language);
        return database.KnowledgeVersions.AsNoTracking().Where(version => database.KnowledgeTranslations.Any(
            known => known.Id == version.TranslationId && known.ArticleId == id.Value && known.Language == spelt));
    }
}
