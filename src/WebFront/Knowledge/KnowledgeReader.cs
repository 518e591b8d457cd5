using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>A published article as a page shows it.</summary>
/// <param name="Translation">The number by which <see cref="KnowledgeCounts"/> counts.</param>
/// <param name="Html">Safe to be shown.</param>
/// <param name="Excerpt">Its first words, plain.</param>
/// <param name="Languages">The languages in which the audience may read it, each with its slug.</param>
internal sealed record ReadableArticle(
    ArticleId Id,
    KnowledgeFolderId Folder,
    long Translation,
    string Language,
    string Title,
    string Slug,
    string Html,
    string Excerpt,
    bool Internal,
    DateTimeOffset? PublishedAt,
    DateTimeOffset ChangedAt,
    IReadOnlyDictionary<string, string> Languages);

/// <summary>Reads single articles for an audience. What is not for it is not found, as if it had never been.</summary>
internal sealed class KnowledgeReader(ChatDbContext database, RenderedArticles rendered, TimeProvider time)
{
    /// <summary>By its address, in the language of the audience.</summary>
    public Task<ReadableArticle?> Find(string slug, KnowledgeAudience audience, CancellationToken cancellation) =>
        First(audience, visible => visible.Where(known => known.Translation.Slug == slug), cancellation);

    /// <summary>By its id; where the audience is of no language, in the first that it has.</summary>
    public Task<ReadableArticle?> Find(ArticleId id, KnowledgeAudience audience, CancellationToken cancellation) =>
        First(audience, visible => visible.Where(known => known.Article.Id == id.Value), cancellation);

    /// <summary>The address that an article has now which had this one once; null: there is none.</summary>
    public async Task<string?> MovedTo(string formerSlug, KnowledgeAudience audience, CancellationToken cancellation) =>
        await (await database.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .Where(known => database.KnowledgeVersions.Any(
                version => version.TranslationId == known.Translation.Id && version.Slug == formerSlug))
            .OrderByDescending(known => known.Translation.ChangedAt).Select(known => known.Translation.Slug)
            .FirstOrDefaultAsync(cancellation);

    private async Task<ReadableArticle?> First(
        KnowledgeAudience audience,
        Func<IQueryable<VisibleTranslation>, IQueryable<VisibleTranslation>> wanted,
        CancellationToken cancellation)
    {
        var found = await wanted(await database.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .OrderBy(known => known.Translation.Language).FirstOrDefaultAsync(cancellation);
        if (found is not { Article: var article, Translation: var translation })
            return null;
        var languages = await (await database.VisibleTranslations(audience.InAnyLanguage(), time.GetUtcNow(), cancellation))
            .Where(known => known.Article.Id == article.Id)
            .ToDictionaryAsync(known => known.Translation.Language, known => known.Translation.Slug, cancellation);
        return new(
            new(article.Id), new(article.FolderId), translation.Id, translation.Language, translation.Title, translation.Slug,
            rendered.Html(translation), ArticleExcerpt.Of(translation.Body), article.Internal, translation.PublishedAt,
            translation.ChangedAt, languages);
    }
}
