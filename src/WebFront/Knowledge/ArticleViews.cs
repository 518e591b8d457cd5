using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>Articles as those who may read them see them.</summary>
internal sealed class ArticleViews(ChatDbContext database, RenderedArticles rendered, TimeProvider time)
{
    /// <summary>Null: none of its translations is for the audience, or there is no such article.</summary>
    public async Task<ArticleView?> Find(ArticleId id, KnowledgeAudience audience, CancellationToken cancellation)
    {
        var visible = await (await database.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .Where(known => known.Article.Id == id.Value).OrderBy(known => known.Translation.Language).ToListAsync(cancellation);
        if (visible.Count == 0)
            return null;
        var counts = await Counts([.. visible.Select(known => known.Translation.Id)], cancellation);
        var article = visible[0].Article;
        return new(
            article.Id.ToString("N"),
            article.FolderId.ToString("N"),
            article.Internal,
            [.. visible.Select(known => new TranslationView(
                Row(known.Translation, counts), known.Translation.Body, rendered.Html(known.Translation)))]);
    }

    /// <summary>The articles of a folder, in their order.</summary>
    public Task<IReadOnlyList<ArticleRow>> In(KnowledgeFolderId folder, KnowledgeAudience audience, CancellationToken cancellation) =>
        Rows(audience, visible => visible.Where(known => known.Article.FolderId == folder.Value), cancellation);

    public Task<IReadOnlyList<ArticleRow>> Of(
        IReadOnlyCollection<Guid> articles, KnowledgeAudience audience, CancellationToken cancellation) =>
        Rows(audience, visible => visible.Where(known => articles.Contains(known.Article.Id)), cancellation);

    private async Task<IReadOnlyList<ArticleRow>> Rows(
        KnowledgeAudience audience,
        Func<IQueryable<VisibleTranslation>, IQueryable<VisibleTranslation>> wanted,
        CancellationToken cancellation)
    {
        // Without the texts: a folder may have hundreds of articles.
        var rows = await wanted(await database.VisibleTranslations(audience, time.GetUtcNow(), cancellation))
            .OrderBy(known => known.Article.Position).ThenBy(known => known.Article.Id).ThenBy(known => known.Translation.Language)
            .Select(known => new
            {
                known.Article.Id,
                known.Article.FolderId,
                known.Article.Internal,
                Number = known.Translation.Id,
                known.Translation.Language,
                known.Translation.Title,
                known.Translation.Slug,
                known.Translation.PublishedAt,
                known.Translation.Version,
                known.Translation.ChangedAt,
                known.Translation.ChangedByName,
            })
            .ToListAsync(cancellation);
        var counts = await Counts([.. rows.Select(row => row.Number)], cancellation);
        return
        [
            .. rows.GroupBy(row => row.Id).Select(own => new ArticleRow(
                own.Key.ToString("N"),
                own.First().FolderId.ToString("N"),
                own.First().Internal,
                [.. own.Select(row => Row(
                    row.Language, row.Title, row.Slug, row.PublishedAt, row.Version, row.ChangedAt, row.ChangedByName,
                    counts.GetValueOrDefault(row.Number)))])),
        ];
    }

    private async Task<Dictionary<long, KnowledgeCountRow>> Counts(IReadOnlyList<long> translations, CancellationToken cancellation) =>
        await database.KnowledgeCounts.AsNoTracking().Where(count => translations.Contains(count.TranslationId))
            .ToDictionaryAsync(count => count.TranslationId, cancellation);

    private static TranslationRow Row(KnowledgeTranslationRow row, Dictionary<long, KnowledgeCountRow> counts) => Row(
        row.Language, row.Title, row.Slug, row.PublishedAt, row.Version, row.ChangedAt, row.ChangedByName,
        counts.GetValueOrDefault(row.Id));

    private static TranslationRow Row(
        string language, string title, string slug, DateTimeOffset? publishedAt, long version, DateTimeOffset changedAt, string changedBy,
        KnowledgeCountRow? counts) => new(
        language, title, slug, publishedAt, version, changedAt, changedBy, counts?.Views ?? 0, counts?.Helpful ?? 0,
        counts?.Unhelpful ?? 0);
}
