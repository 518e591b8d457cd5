using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>Reads the stored summaries: what queues, lists, clocks and statistics are rebuilt from.</summary>
public interface ISessionDirectory
{
    Task<SessionSummary?> Find(SessionId session, CancellationToken cancellation);

    Task<IReadOnlyList<SessionSummary>> Find(IReadOnlyCollection<SessionId> sessions, CancellationToken cancellation);

    /// <summary>The visitor's open session on the channel; there is at most one.</summary>
    Task<SessionSummary?> FindOpen(ChannelId channel, VisitorId visitor, CancellationToken cancellation);

    /// <summary>Sessions in queue in the order in which they are offered: those at the head first, then by waiting time.</summary>
    Task<IReadOnlyList<SessionSummary>> Waiting(ChannelId channel, CancellationToken cancellation);

    /// <summary>Sessions that an agent has now, longest running first.</summary>
    Task<IReadOnlyList<SessionSummary>> Ongoing(ChannelId channel, int limit, CancellationToken cancellation);

    /// <summary>How many wait and how many go on.</summary>
    Task<OpenChats> CountOpen(ChannelId channel, CancellationToken cancellation);

    /// <summary>The same of all channels, of that share of the chats.</summary>
    Task<OpenTotals> CountOpen(Partition share, CancellationToken cancellation);

    /// <summary>Sessions that are in queue, owned, or were requested since then: what live figures are folded from.</summary>
    Task<IReadOnlyList<SessionSummary>> Live(ChannelId channel, DateTimeOffset requestedSince, CancellationToken cancellation);

    /// <summary>Owned by the agent now, offered to them, or had by them last and ended since then; newest activity first.</summary>
    Task<IReadOnlyList<SessionSummary>> OfAgent(AgentId agent, DateTimeOffset endedSince, CancellationToken cancellation);

    /// <summary>
    /// Sessions of that share with <see cref="SessionSummary.DueAt"/> not after <paramref name="now"/>, longest overdue first.
    /// </summary>
    Task<IReadOnlyList<SessionId>> Due(DateTimeOffset now, int limit, Partition share, CancellationToken cancellation);

    /// <summary>
    /// The clock came and found nothing to do (settings have changed, or the visitor is still there):
    /// it looks again at <paramref name="dueAt"/>, null: never. The only write here: it decides nothing.
    /// Nothing happens when the session has gone on since <paramref name="seq"/>.
    /// </summary>
    Task Postpone(SessionId session, long seq, DateTimeOffset? dueAt, CancellationToken cancellation);

    /// <summary>The visitor's session on the channel, over or not, in which a message has this id.</summary>
    Task<SessionId?> FindSent(ChannelId channel, VisitorId visitor, MessageId message, CancellationToken cancellation);

    /// <summary>The session that an agent got with this message id, whoever has it now.</summary>
    Task<SessionId?> FindAccepted(MessageId message, CancellationToken cancellation);

    /// <summary>How many sessions each of these agents owns; who owns none is left out.</summary>
    Task<IReadOnlyDictionary<AgentId, int>> CountOwned(IReadOnlyCollection<AgentId> agents, CancellationToken cancellation);

    /// <summary>Agents of that share that own a session.</summary>
    Task<IReadOnlyList<AgentId>> OwningAgents(Partition share, CancellationToken cancellation);

    /// <summary>Agents that own a session of the channel.</summary>
    Task<IReadOnlyList<AgentId>> Owners(ChannelId channel, CancellationToken cancellation);

    /// <summary>Channels of that share with a session in queue.</summary>
    Task<IReadOnlyList<ChannelId>> WaitingChannels(Partition share, CancellationToken cancellation);
}

/// <summary>
/// Chats of a channel that are not over: those <paramref name="Waiting"/> in the queue, and those <paramref name="Ongoing"/> with an agent.
/// </summary>
public sealed record OpenChats(int Waiting, int Ongoing);

/// <summary>Chats that are not over, of many channels.</summary>
/// <param name="Waiting">In a queue.</param>
/// <param name="WaitingSince">Since when the first of those waits; null: none does.</param>
/// <param name="Ongoing">With an agent.</param>
public sealed record OpenTotals(int Waiting, DateTimeOffset? WaitingSince, int Ongoing);
