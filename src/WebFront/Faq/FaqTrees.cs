using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OrleansChat.Knowledge;
using OrleansChat.Storage;

namespace OrleansChat.Faq;

/// <summary>
/// What the public pages have, read anew every few seconds: every page shows a part of it. A read goes on when whoever asked waits no
/// longer; else a base that takes longer to read than they wait would never be read.
/// </summary>
internal sealed class FaqTrees(IDbContextFactory<ChatDbContext> contexts, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LanguagesKept = TimeSpan.FromMinutes(10);

    private readonly SharedReads<Guid, FaqTree> _trees = new();
    private readonly SharedReads<Guid, IReadOnlyList<string>> _languages = new();

    /// <param name="root">The channel's folder; null: all.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<FaqTree> Of(Guid? root, CancellationToken cancellation) =>
        cache.TryGetValue((nameof(FaqTree), root), out FaqTree? known)
            ? known!
            : await _trees.Of(root ?? Guid.Empty, () => Read(root)).WaitAsync(cancellation);

    /// <summary>
    /// With something to read in them. Those of some minutes ago do while they are read anew: only in which language to search depends on
    /// them, and the search reads for itself.
    /// </summary>
    public async Task<IReadOnlyList<string>> Languages(Guid? root, CancellationToken cancellation)
    {
        var known = cache.TryGetValue((nameof(Languages), root), out (IReadOnlyList<string> There, DateTimeOffset At) kept);
        if (known && time.GetUtcNow() - kept.At < Fresh)
            return kept.There;
        var read = _languages.Of(root ?? Guid.Empty, () => ReadLanguages(root));
        return known && kept.There.Count > 0 ? kept.There : await read.WaitAsync(cancellation);
    }

    private async Task<FaqTree> Read(Guid? root)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var visible = await Visible(database, root);
        var articles = await visible.Select(known => new FaqArticleHead(
            known.Article.Id,
            known.Article.FolderId,
            known.Translation.Language,
            known.Translation.Title,
            known.Translation.Slug,
            known.Article.Position,
            known.Translation.ChangedAt)).ToListAsync();
        var folders = await database.KnowledgeFolders.AsNoTracking()
            .Select(row => new FaqFolder(row.Id, row.ParentId, row.Name, row.Position)).ToListAsync();
        return Keep((nameof(FaqTree), root), new FaqTree(root, folders, articles), Fresh);
    }

    private async Task<IReadOnlyList<string>> ReadLanguages(Guid? root)
    {
        await using var database = await contexts.CreateDbContextAsync();
        var visible = await Visible(database, root);
        IReadOnlyList<string> there = await visible.Select(known => known.Translation.Language).Distinct().ToListAsync();
        Keep((nameof(Languages), root), (there, time.GetUtcNow()), LanguagesKept);
        return there;
    }

    private T Keep<T>(object key, T value, TimeSpan kept) =>
        cache.Set(key, value, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = 1 });

    private Task<IQueryable<VisibleTranslation>> Visible(ChatDbContext database, Guid? root)
    {
        KnowledgeFolderId? folder = root is { } id ? new(id) : null;
        return database.VisibleTranslations(KnowledgeAudience.Public(folder, null), time.GetUtcNow(), CancellationToken.None);
    }
}
