using Microsoft.EntityFrameworkCore;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>What is found, with what there is to show of it: for agents, public pages and visitors' suggestions.</summary>
internal sealed class KnowledgeFinder(IKnowledgeSearch search, IDbContextFactory<ChatDbContext> contexts, TimeProvider time)
{
    /// <summary>The best articles for the audience, best first.</summary>
    public async Task<IReadOnlyList<FoundArticle>> Find(
        string question, KnowledgeAudience audience, int count, CancellationToken cancellation)
    {
        var matches = await search.Find(question, audience, count, cancellation);
        if (matches.Count == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = matches.Select(match => match.Translation).ToList();
        var now = time.GetUtcNow();
        var found = await (await context.VisibleTranslations(audience, now, cancellation))
            .Where(known => ids.Contains(known.Translation.Id)).ToDictionaryAsync(known => known.Translation.Id, cancellation);
        var tree = new FolderTree(await context.KnowledgeFolders.AsNoTracking().ToListAsync(cancellation));
        return
        [
            .. matches.Where(match => found.ContainsKey(match.Translation))
                .Select(match => View(match, found[match.Translation], tree, audience, now)),
        ];
    }

    private static FoundArticle View(
        KnowledgeMatch match, VisibleTranslation found, FolderTree tree, KnowledgeAudience audience, DateTimeOffset now) => new(
        match.Article.ToString(),
        found.Article.FolderId.ToString("N"),
        match.Language,
        found.Translation.Title,
        found.Translation.Slug,
        ArticleExcerpt.Of(found.Translation.Body),
        tree.PathOf(found.Article.FolderId, audience.Root?.Value),
        found.Article.Internal,
        found.Translation.PublishedAt <= now,
        Math.Round(match.Score, 3),
        match.IsGood);
}

/// <summary>The first words of an article.</summary>
internal static class ArticleExcerpt
{
    private const int Length = 200;

    /// <summary>No more than these letters of the Markdown are looked at.</summary>
    private const int Read = 2_000;

    public static string Of(string markdown)
    {
        var text = string.Join(' ', MarkdownRenderer.PlainText(VisibleText.Cut(markdown, Read))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= Length)
            return text;
        var cut = VisibleText.Cut(text, Length);
        var space = cut.LastIndexOf(' ');
        return $"{(space > 0 ? cut[..space] : cut)}…";
    }
}
