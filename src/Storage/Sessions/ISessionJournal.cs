using OrleansChat.Alerts;

namespace OrleansChat.Sessions;

/// <summary>
/// The log of all sessions: rows <c>(session_id, seq)</c>, append only. Many appends share one commit (group commit).
/// One conformance suite (tests/Storage.Tests) holds for every database.
/// </summary>
public interface ISessionJournal
{
    /// <summary>
    /// Stores all events and the summary, or nothing. The answer <see cref="AppendStatus.Committed"/> means that the rows
    /// are durable. Appending exactly what is already stored (a retry after a lost answer) is Committed too.
    /// </summary>
    ValueTask<AppendOutcome> Append(SessionAppend append, CancellationToken cancellation);

    /// <summary>
    /// Events after <paramref name="afterSeq"/> in order, at most <paramref name="limit"/>. Throws
    /// <see cref="UnknownEventException"/> where one of them was written by a newer release.
    /// </summary>
    Task<IReadOnlyList<LoggedEvent>> Read(SessionId session, long afterSeq, int limit, CancellationToken cancellation);
}

/// <summary>One decision of a session: its events (consecutive seqs, at least one) and the summary after the last.</summary>
/// <param name="Events">What is new.</param>
/// <param name="Summary">The session after it.</param>
/// <param name="Erased">
/// Earlier events whose bodies are replaced by these, in the same transaction: what they said is gone. Seq, time and message id stay.
/// </param>
/// <param name="Alerts">
/// What the channel's alert address is to be told, noted in the same transaction. A cause that the chat had before is not noted again.
/// </param>
public sealed record SessionAppend(
    IReadOnlyList<LoggedEvent> Events,
    SessionSummary Summary,
    IReadOnlyList<LoggedEvent>? Erased = null,
    IReadOnlyList<AlertCause>? Alerts = null);

/// <summary>How an append ended.</summary>
public enum AppendStatus
{
    /// <summary>Durable.</summary>
    Committed = 0,

    /// <summary>Another writer has a row at one of these seqs. Nothing was stored; re-read the log.</summary>
    Fenced = 1,

    /// <summary>A message id of the append is already in the session's log at another seq. Nothing was stored.</summary>
    DuplicateMessage = 2,

    /// <summary>The visitor has another open session on the channel (<see cref="AppendOutcome.Other"/>). Nothing was stored.</summary>
    OtherChatOpen = 3,

    /// <summary>The writer's queue is full. Nothing was stored; retry after <see cref="AppendOutcome.RetryAfter"/>.</summary>
    Busy = 4,

    /// <summary>The database did not answer in time: stored or not, nobody knows. Re-read before deciding again.</summary>
    Unavailable = 5,

    /// <summary>An agent got another session (<see cref="AppendOutcome.Other"/>) with this message id. Nothing was stored.</summary>
    OtherAccepted = 6,
}

/// <summary>The answer to an append.</summary>
public readonly record struct AppendOutcome(AppendStatus Status, TimeSpan? RetryAfter = null, SessionId? Other = null);
