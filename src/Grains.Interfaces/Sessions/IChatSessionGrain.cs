using Orleans.Concurrency;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>One chat session: the single writer of its log. Key: <see cref="SessionId"/>.</summary>
[Alias("chat.session")]
[GrainInterfaceType("chat.session")]
public interface IChatSessionGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Decides, stores and applies a command. An answer means: the outcome is durable.
    /// Where it gave the session to an agent, and <paramref name="opener"/> is their front, that
    /// front subscribes from now on, as with <see cref="Subscribe"/>, and the receipt has the log.
    /// </summary>
    [Alias("Execute")]
    Task<Result<SessionReceipt>> Execute(SessionCommand command, FrontLease? opener = null);

    /// <summary>Events after <paramref name="afterSeq"/>, at most <paramref name="limit"/>, with the summary of now.</summary>
    [Alias("Read"), AlwaysInterleave, ReadOnly]
    Task<Result<SessionPage>> Read(long afterSeq, int limit);

    /// <summary>
    /// Sends events and typing to this front from now on, until the lease ends. Answers the last seq and the summary, so
    /// that the front sees whether it missed anything. <paramref name="visitor"/>: a window of the visitor is open at that front.
    /// </summary>
    [Alias("Watch"), AlwaysInterleave]
    Task<Result<SessionPage>> Subscribe(FrontLease front, long afterSeq, bool visitor = false);

    /// <summary>Stops sending to this front.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task Unsubscribe(FrontId front);

    /// <summary>The visitor's last window at this front has closed. Never stored.</summary>
    [Alias("WindowsClosed"), AlwaysInterleave]
    Task WindowsClosed(FrontId front);

    /// <summary>Tells the watching fronts that somebody is typing. Never stored.</summary>
    [Alias("Typing"), AlwaysInterleave, OneWay]
    Task Typing(TypingNotice notice);
}

/// <summary>Short forms of calls.</summary>
public static class ChatSessionGrainExtensions
{
    /// <summary>
    /// The session at a glance, without its log. A form of <see cref="IChatSessionGrain.Read"/>: silos of the release before know that
    /// call, and a new one they would not.
    /// </summary>
    public static async Task<Result<SessionSummary>> Summary(this IChatSessionGrain session) =>
        (await session.Read(long.MaxValue, 0)).Map(static page => page.Summary);
}

/// <summary>What a command became: its first event's place, and the state after it.</summary>
/// <param name="Session">Whose.</param>
/// <param name="Seq">Of the first event.</param>
/// <param name="At">When that happened.</param>
/// <param name="Status">After the command.</param>
/// <param name="Summary">After the command.</param>
/// <param name="Opened">
/// The log's beginning, for the front that opens the session and subscribes from
/// this page's end on; null: no front does, or the silo is of a release before.
/// </param>
/// <param name="Hidden">As in a <see cref="SessionPage"/>.</param>
[GenerateSerializer, Alias("chat.session-receipt"), Immutable]
public sealed record SessionReceipt(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] SessionStatus Status,
    [property: Id(4)] SessionSummary Summary,
    [property: Id(5)] SessionPage? Opened = null,
    [property: Id(6)] IReadOnlyList<long>? Hidden = null);

/// <summary>A piece of the log. <see cref="SessionSummary.Seq"/> of the summary is the log's end.</summary>
/// <param name="Summary">The session as it is after the log's last event.</param>
/// <param name="Events">In order, without gaps.</param>
/// <param name="EndConfirmed">
/// The reader has seen more than the log has, and the journal has said just now
/// that it has no more. False as well from a silo that does not know this yet.
/// </param>
/// <param name="VisitorLeftAt">When the visitor's last window closed; null: one is open, or it is not known.</param>
/// <param name="Hidden">
/// Seqs, ascending, of all events of the whole log that the visitor does not see:
/// they count their events without them. Null: the silo is of a release before.
/// </param>
[GenerateSerializer, Alias("chat.session-page"), Immutable]
public sealed record SessionPage(
    [property: Id(0)] SessionSummary Summary,
    [property: Id(1)] IReadOnlyList<LoggedEvent> Events,
    [property: Id(2)] bool EndConfirmed = false,
    [property: Id(3)] DateTimeOffset? VisitorLeftAt = null,
    [property: Id(4)] IReadOnlyList<long>? Hidden = null);

/// <summary>Somebody types, or stopped. <paramref name="Preview"/>: the unsent text, only where the channel allows it.</summary>
[GenerateSerializer, Alias("chat.typing-notice"), Immutable]
public sealed record TypingNotice(
    [property: Id(0)] Author By,
    [property: Id(1)] bool Active,
    [property: Id(2)] string? Preview = null);
