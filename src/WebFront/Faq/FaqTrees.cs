using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OrleansChat.Knowledge;
using OrleansChat.Storage;

namespace OrleansChat.Faq;

/// <summary>What the public pages have, read anew every few seconds: every page shows a part of it.</summary>
internal sealed class FaqTrees(IDbContextFactory<ChatDbContext> contexts, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <param name="root">The channel's folder; null: all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<FaqTree> Of(Guid? root, CancellationToken cancellation)
    {
        if (cache.TryGetValue((nameof(FaqTree), root), out FaqTree? known))
            return known!;
        var tree = await Read(root, cancellation);
        return cache.Set(
            (nameof(FaqTree), root), tree, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
    }

    private async Task<FaqTree> Read(Guid? root, CancellationToken cancellation)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellation);
        KnowledgeFolderId? folder = root is { } id ? new(id) : null;
        var visible = await database.VisibleTranslations(KnowledgeAudience.Public(folder, null), time.GetUtcNow(), cancellation);
        var articles = await visible.Select(known => new FaqArticleHead(
            known.Article.Id,
            known.Article.FolderId,
            known.Translation.Language,
            known.Translation.Title,
            known.Translation.Slug,
            known.Article.Position,
            known.Translation.ChangedAt)).ToListAsync(cancellation);
        var folders = await database.KnowledgeFolders.AsNoTracking()
            .Select(row => new FaqFolder(row.Id, row.ParentId, row.Name, row.Position)).ToListAsync(cancellation);
        return new(root, folders, articles);
    }
}
