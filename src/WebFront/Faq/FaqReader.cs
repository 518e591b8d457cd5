using OrleansChat.Channels;
using OrleansChat.Knowledge;
using OrleansChat.Sessions;

namespace OrleansChat.Faq;

/// <summary>
/// What everybody may read: the only way of public pages, visitors' windows and suggestions to articles. Each is read from the database at
/// that moment, so that one that was taken back is gone with the next request.
/// </summary>
internal sealed class FaqReader(IServiceScopeFactory scopes, KnowledgeFinder finder)
{
    /// <summary>Null: there is no such article that everybody may read, in the folder and the language.</summary>
    public async Task<ReadableArticle?> Article(Guid? root, string language, Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<KnowledgeReader>();
        return await reader.Find(new ArticleId(id), Public(root, language), cancellation);
    }

    /// <summary>The same, to read in a visitor's window on the channel.</summary>
    public static ArticlePage ForWindow(ChannelId channel, ReadableArticle article) =>
        new(article.Title, article.Html, FaqAddress.Article(channel, article.Language, article.Id.Value, article.Slug));

    /// <summary>The best first, also those that have no more than a word in common.</summary>
    public Task<IReadOnlyList<FoundArticle>> Search(
        Guid? root, string language, string question, int count, CancellationToken cancellation) =>
        finder.Find(question, Public(root, language), count, cancellation);

    private static KnowledgeAudience Public(Guid? root, string language) =>
        KnowledgeAudience.Public(root is { } id ? new KnowledgeFolderId(id) : null, language);
}
