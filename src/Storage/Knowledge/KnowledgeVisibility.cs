using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>A translation with the article that it is of.</summary>
public sealed class VisibleTranslation
{
    public required KnowledgeArticleRow Article { get; init; }

    public required KnowledgeTranslationRow Translation { get; init; }
}

/// <summary>The one condition by which articles are shown.</summary>
public static class KnowledgeVisibility
{
    /// <summary>What the audience may read, as of now.</summary>
    public static async Task<IQueryable<VisibleTranslation>> VisibleTranslations(
        this ChatDbContext database, KnowledgeAudience audience, DateTimeOffset now, CancellationToken cancellation)
    {
        var visible =
            from translation in database.KnowledgeTranslations.AsNoTracking()
            join article in database.KnowledgeArticles.AsNoTracking() on translation.ArticleId equals article.Id
            select new VisibleTranslation { Article = article, Translation = translation };
        if (!audience.SeesDrafts)
            visible = visible.Where(known => known.Translation.PublishedAt != null && known.Translation.PublishedAt <= now);
        if (!audience.SeesInternal)
            visible = visible.Where(known => !known.Article.Internal);
        if (audience.Language is { } language)
            visible = visible.Where(known => known.Translation.Language == language);
        if (audience.Root is not { } root)
            return visible;
        var folders = await database.KnowledgeFoldersFrom(root, cancellation);
        return visible.Where(known => folders.Contains(known.Article.FolderId));
    }

    /// <summary>The folder and all below it; none: there is no such folder.</summary>
    public static async Task<IReadOnlyList<Guid>> KnowledgeFoldersFrom(
        this ChatDbContext database, KnowledgeFolderId root, CancellationToken cancellation)
    {
        var all = await database.KnowledgeFolders.AsNoTracking()
            .Select(folder => new { folder.Id, folder.ParentId }).ToListAsync(cancellation);
        var children = all.ToLookup(folder => folder.ParentId, folder => folder.Id);
        var found = new HashSet<Guid>();
        var next = new Queue<Guid>(all.Where(folder => folder.Id == root.Value).Select(folder => folder.Id));
        while (next.TryDequeue(out var folder))
        {
            if (!found.Add(folder))
                continue;
            foreach (var child in children[folder])
                next.Enqueue(child);
        }

        return [.. found];
    }
}
