using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Faq;
using OrleansChat.Knowledge;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Unicode;

namespace OrleansChat.Replies;

/// <summary>
/// Links to articles in chats. Whether customers of the chat's channel can read the article is asked at that moment, as their page will be:
/// nobody is sent a title that they may not know, or a page that is not there.
/// </summary>
internal sealed class ArticleLinks(SessionAccess access, FaqSites sites, FaqReader reader)
{
    public async Task<Result<SessionReceipt>> Send(
        AgentView agent, SessionId session, ArticleId article, string language, string site, MessageId message)
    {
        var chat = await access.ForReading(agent, session);
        if (!chat.IsOk)
            return chat.Refusal;
        var card = await Card(chat.Value.Summary!.Channel, article, language);
        return await chat.Value.SendLink(card, card is null ? "" : $"{card.Title}\n{site}{card.Address}", message);
    }

    /// <summary>Null: there is no such page.</summary>
    private async Task<LinkCard?> Card(ChannelId channel, ArticleId article, string language)
    {
        if (await sites.Settings(channel, CancellationToken.None) is not { } settings)
            return null;
        var found = await reader.Article(settings.PreChat.Faq.Folder, language, article.Value, CancellationToken.None);
        return found is null ? null : new(
            Address(channel, found),
            VisibleText.Cut(found.Title, SessionLimits.LinkTitleLength),
            found.Excerpt.Length == 0 ? null : VisibleText.Cut(found.Excerpt, SessionLimits.LinkExcerptLength));
    }

    /// <summary>
    /// Without its words where these are too long, as they are where each letter is escaped: the page is found by its id.
    /// </summary>
    private static string Address(ChannelId channel, ReadableArticle article) =>
        FaqAddress.Article(channel, article.Language, article.Id.Value, article.Slug) is { Length: <= SessionLimits.LinkAddressLength } full
            ? full
            : FaqAddress.Article(channel, article.Language, article.Id.Value);
}
