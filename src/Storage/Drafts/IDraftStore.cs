using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Drafts;

/// <summary>Drafts of agents: one for each chat and mode.</summary>
public interface IDraftStore
{
    /// <summary>Those of this agent that say something, the newest first.</summary>
    Task<IReadOnlyList<Draft>> Of(AgentId agent, int most, CancellationToken cancellation);

    /// <summary>
    /// Replaces the draft of this place. Answers it as it is stored: newer than the one before, and empty where the chat is erased.
    /// </summary>
    Task<Draft> Save(AgentId agent, SessionId session, DraftMode mode, string text, CancellationToken cancellation);

    /// <summary>Forgets what was saved before then.</summary>
    Task<int> Forget(DateTimeOffset before, CancellationToken cancellation);
}
