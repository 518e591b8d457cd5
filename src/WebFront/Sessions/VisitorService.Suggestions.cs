using OrleansChat.Faq;
using OrleansChat.Knowledge;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Articles that may answer a question before somebody does.</summary>
internal sealed partial class VisitorService
{
    /// <summary>What everybody may read on the channel's pages. That the chat cannot note it keeps nobody from reading.</summary>
    public async Task<Result<ArticlePage>> ReadArticle(VisitorConnection connection, AttachedChat chat, ArticleId id, string language)
    {
        var (channel, settings) = (connection.Channel!.Id, connection.Channel.Settings);
        var spelt = KnowledgeLanguage.Of(language);
        if (await articles.Article(settings.PreChat.Faq.Folder, spelt, id.Value, CancellationToken.None) is not { } article)
            return new Refusal(RefusalCodes.ArticleNotFound);
        var noted = await chat.Session.ReadFaq(id.Value);
        if (noted.IsOk)
            chat.Feed.Expect(noted.Value.Summary.Seq);
        if (connection.Reads(article.Translation))
            counts.View(article.Translation);
        return FaqReader.ForWindow(channel, article);
    }

    /// <summary>
    /// Whoever is not helped goes to the queue as if they had asked now: what keeps others out keeps them out. Said again, it is known.
    /// </summary>
    public async Task<Result<SessionReceipt>> AnswerFaq(VisitorConnection connection, AttachedChat chat, bool solved, MessageId id)
    {
        if (solved)
            return await chat.Session.AnswerFaq(solved, 0, id);
        var known = await chat.Session.Summary();
        if (!known.IsOk)
            return known.Refusal;
        var now = await channels.Availability(known.Value.Channel);
        if (known.Value.Status == SessionStatus.FaqSuggestion)
        {
            if (!now.Open)
                return Closed(now);
            if (await channels.Admit(known.Value.Channel, Applicant(connection, chat.Session.Id)) is { } tooMany)
                return tooMany;
        }

        var answered = await chat.Session.AnswerFaq(solved, now.Waiting + 1, id);
        chat.MayRead &= !answered.IsOk;
        return answered;
    }

    /// <summary>
    /// Whoever writes while articles are shown was not helped by them, and is let into the queue as with <see cref="AnswerFaq"/>. Null: the
    /// chat takes what they write.
    /// </summary>
    public async Task<Refusal?> Writes(VisitorConnection connection, AttachedChat chat)
    {
        if (!chat.MayRead)
            return null;
        var known = await chat.Session.Summary();
        if (known is { IsOk: true, Value.Status: SessionStatus.FaqSuggestion })
            return (await AnswerFaq(connection, chat, false, new MessageId(Guid.NewGuid()))).Refusal;
        chat.MayRead &= !known.IsOk;
        return known.Refusal;
    }

    /// <summary>Only before a new chat, and only to a window that can show them: in any other nobody would answer them.</summary>
    private async Task<IReadOnlyList<SuggestedArticle>> Suggested(VisitedChannel channel, StartChat start, CheckedStart known) =>
        start.Suggestions && channel.Settings.PreChat.Faq.On && !await access.HasChat(channel.Id, known.Visitor, known.MessageId)
            ? await suggester.For(channel.Id, channel.Settings, start)
            : [];

    private static StartSession Suggesting(StartSession command, IReadOnlyList<SuggestedArticle> articles) => articles.Count == 0
        ? command
        : command with { Entry = SessionStatus.FaqSuggestion, Articles = articles };
}
