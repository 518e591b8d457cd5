using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Knowledge;

namespace OrleansChat.Sessions;

/// <summary>What visitors do with articles that may answer their question.</summary>
internal sealed partial class VisitorHub
{
    public async Task<Answer<ArticlePage>> ReadArticle(string articleId, string language)
    {
        var id = InputRules.Id<ArticleId>(articleId, nameof(articleId));
        if (!id.IsOk)
            return Answers.Refused<ArticlePage>(id.Refusal);
        if (InputRules.Language(language, nameof(language)) is { } bad)
            return Answers.Refused<ArticlePage>(bad);
        if (Me.Chat is not { } chat)
            return Answers.Refused<ArticlePage>(VisitorService.NoChat);
        return Answers.From(await service.ReadArticle(Me, chat, id.Value, language), article => article);
    }

    public async Task<Answer<Done>> AnswerFaq(string messageId, bool solved)
    {
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk
            ? await InChat(chat => service.AnswerFaq(Me, chat, solved, id.Value), (_, _) => Done.It)
            : Answers.Refused<Done>(id.Refusal);
    }
}
