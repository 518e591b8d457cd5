using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Drafts;

/// <summary>An agent's own drafts: nobody reads those of others, and nobody saves any for a chat that they may not read.</summary>
internal sealed class DraftService(IDraftStore drafts, SessionAccess sessions, AgentAccess agents)
{
    /// <summary>More than anybody has in hand; the oldest are left out.</summary>
    private const int Most = 200;

    public async Task<DraftList> List(AgentView agent) =>
        new([.. (await drafts.Of(agent.Agent.Id, Most, CancellationToken.None)).Select(DraftViews.Of)]);

    /// <summary>Stored before it is answered, and told to the agent's other consoles then. There is no draft of an erased chat.</summary>
    public async Task<Result<DraftSaved>> Save(AgentView agent, SessionId session, DraftMode mode, string text, bool seenAsOwn)
    {
        var chat = await sessions.ForWriting(agent, session, seenAsOwn);
        if (!chat.IsOk)
            return chat.Refusal;
        var saved = await drafts.Save(agent.Agent.Id, session, mode, text, CancellationToken.None);
        if (saved.Text != text)
            return new Refusal(RefusalCodes.SessionNotFound);
        await agents.TellDraft(agent.Agent.Id, saved);
        return new DraftSaved(DraftViews.Version(saved));
    }
}
