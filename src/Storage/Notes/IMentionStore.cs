using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>Who is to be told of notes and whispers, and what of it they have read.</summary>
public interface IMentionStore
{
    /// <summary>
    /// Before the event with this id is stored: nobody sees a mention whose event is not in the log. Again: changes nothing.
    /// </summary>
    Task Add(SessionId session, MessageId message, IReadOnlyList<AgentId> agents, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>The event was refused.</summary>
    Task Remove(SessionId session, MessageId message, IReadOnlyList<AgentId> agents, CancellationToken cancellation);

    Task<int> CountUnread(AgentId agent, CancellationToken cancellation);

    /// <summary>Newest first; <paramref name="before"/>: only older ones.</summary>
    Task<IReadOnlyList<Mention>> Newest(AgentId agent, DateTimeOffset? before, int limit, CancellationToken cancellation);

    /// <summary>All of them, or those of one chat.</summary>
    Task MarkRead(AgentId agent, SessionId? session, DateTimeOffset at, CancellationToken cancellation);
}

/// <summary>A note or whisper that concerns an agent.</summary>
/// <param name="Session">The chat as it is now.</param>
/// <param name="Event">The note or whisper.</param>
/// <param name="At">By which they are in order.</param>
/// <param name="Read">The agent has seen it.</param>
public sealed record Mention(SessionSummary Session, LoggedEvent Event, DateTimeOffset At, bool Read);
