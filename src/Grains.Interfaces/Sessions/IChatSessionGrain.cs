using Orleans.Concurrency;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>One chat session: the single writer of its log. Key: <see cref="SessionId"/>.</summary>
[Alias("chat.session")]
[GrainInterfaceType("chat.session")]
public interface IChatSessionGrain : IGrainWithGuidKey
{
    /// <summary>Decides, stores and applies a command. An answer means: the outcome is durable.</summary>
    [Alias("Execute")]
    Task<Result<SessionReceipt>> Execute(SessionCommand command);

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

    /// <summary>Tells the watching fronts that somebody is typing. Never stored.</summary>
    [Alias("Typing"), AlwaysInterleave, OneWay]
    Task Typing(TypingNotice notice);
}

/// <summary>What a command became: its first event's place, and the state after it.</summary>
[GenerateSerializer, Alias("chat.session-receipt"), Immutable]
public sealed record SessionReceipt(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] SessionStatus Status,
    [property: Id(4)] SessionSummary Summary);

/// <summary>A piece of the log. <see cref="SessionSummary.Seq"/> of the summary is the log's end.</summary>
/// <param name="Summary">The session as it is after the log's last event.</param>
/// <param name="Events">In order, without gaps.</param>
/// <param name="EndConfirmed">
/// The reader has seen more than the log has, and the journal has said just now that it has no more. False as well from a silo that does
/// not know this yet.
/// </param>
[GenerateSerializer, Alias("chat.session-page"), Immutable]
public sealed record SessionPage(
    [property: Id(0)] SessionSummary Summary,
    [property: Id(1)] IReadOnlyList<LoggedEvent> Events,
    [property: Id(2)] bool EndConfirmed = false);

/// <summary>Somebody types, or stopped. <paramref name="Preview"/>: the unsent text, only where the channel allows it.</summary>
[GenerateSerializer, Alias("chat.typing-notice"), Immutable]
public sealed record TypingNotice(
    [property: Id(0)] Author By,
    [property: Id(1)] bool Active,
    [property: Id(2)] string? Preview = null);
