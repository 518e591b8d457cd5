using OrleansChat.Channels;
using OrleansChat.Faq;

namespace OrleansChat.Sessions;

/// <summary>Suggested articles as browsers see them.</summary>
internal static class ArticleViews
{
    public static SuggestedArticleView Of(SuggestedArticle article, ChannelId? channel) => new(
        article.Id.ToString("N"),
        article.Language,
        article.Title,
        article.Excerpt,
        channel is { } known ? FaqAddress.Article(known, article.Language, article.Id) : null);
}
