using Microsoft.EntityFrameworkCore;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

/// <summary>Articles that tests write, and what is found of them.</summary>
public abstract class KnowledgeTestBase : StorageTests
{
    protected IKnowledgeSearch Search => Process.Get<IKnowledgeSearch>();

    protected async Task<Guid> Folder(Guid? parent = null)
    {
        await using var context = Context();
        var folder = new KnowledgeFolderRow { Id = Guid.NewGuid(), ParentId = parent, Name = "Folder" };
        context.Add(folder);
        await context.SaveChangesAsync();
        return folder.Id;
    }

    /// <summary>A published one, unless it is changed.</summary>
    protected async Task<ArticleId> Write(
        Guid folder, string title, string body, string language = "en", Action<KnowledgeArticleRow, KnowledgeTranslationRow>? change = null)
    {
        await using var context = Context();
        var at = DateTimeOffset.UtcNow.AddDays(-1);
        var article = new KnowledgeArticleRow { Id = Guid.NewGuid(), FolderId = folder, CreatedAt = at };
        var translation = new KnowledgeTranslationRow
        {
            ArticleId = article.Id,
            Language = language,
            Title = title,
            Slug = Guid.NewGuid().ToString("N"),
            Body = body,
            PublishedAt = at,
            ChangedAt = at,
            ChangedByName = "Test",
        };
        change?.Invoke(article, translation);
        await context.InTransaction<Unit>(
            async () =>
            {
                context.Add(article);
                context.Add(translation);
                await context.SaveChangesAsync();
                await Process.Get<IKnowledgeWords>().Write(context, translation, body, CancellationToken.None);
                return Unit.Done;
            },
            CancellationToken.None);
        return new(article.Id);
    }

    protected async Task<IReadOnlyList<ArticleId>> Find(string question, KnowledgeAudience audience) =>
        [.. (await Search.Find(question, audience, 10, CancellationToken.None)).Select(match => match.Article)];

    protected ChatDbContext Context() => Process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext();
}
