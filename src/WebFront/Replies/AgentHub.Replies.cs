using Microsoft.AspNetCore.SignalR;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Knowledge;
using OrleansChat.Replies;

namespace OrleansChat.Agents;

/// <summary>What agents insert that is more than words.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<Sent>> SendArticle(AgentArticle article)
    {
        var id = InputRules.Id<ArticleId>(article?.ArticleId, "articleId");
        if ((id.Refusal ?? InputRules.Required(article?.Language, "language", InputRules.LongestLanguage)) is { } bad)
            return Answers.Refused<Sent>(bad);
        return await WithSession<Sent>(article!.SessionId, async session => await WithMessage<Sent>(
            article.MessageId,
            async message => Answers.From(
                Told(session, await links.Send(View, session, id.Value, article.Language, Site, message)), Written)));
    }

    /// <summary>As the agent's browser calls this server.</summary>
    private string Site => Context.GetHttpContext() is { Request: var request } ? $"{request.Scheme}://{request.Host}" : "";
}
