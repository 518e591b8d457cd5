using OrleansChat.Edge.Contracts;

namespace OrleansChat.Sessions;

/// <summary>
/// One event of a session's log as browsers see it. Flat: which fields are set depends on <see cref="Type"/>
/// (docs/protocol.md has the table). Everybody gets <c>hidden</c> for what is not theirs to see: the seq stays, so that
/// gaps show.
/// </summary>
public sealed record EventView
{
    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened (<c>message</c>, <c>accepted</c> …), or <c>hidden</c>.</summary>
    [OneOf("EventType")]
    public required string Type { get; init; }

    /// <summary>The sender's idempotency key, 32 hexadecimal digits.</summary>
    public string? MessageId { get; init; }
    public AuthorView? By { get; init; }
    public string? Text { get; init; }

    /// <summary>Of a message: <c>text</c>, <c>welcome</c>, <c>link</c>, <c>file</c>, <c>options</c> …</summary>
    [OneOf("MessageKind")]
    public string? Kind { get; init; }

    /// <summary>Of a message: it was deleted, and its text is gone. Null: it was not.</summary>
    public bool? Erased { get; init; }

    /// <summary>Read up to here; or the seq of the deleted message.</summary>
    public long? UpTo { get; init; }

    /// <summary>The session's status after this event, where the event changes it.</summary>
    [OneOf("SessionStatus")]
    public string? Status { get; init; }

    /// <summary>Of queued, ended, accepted, transferSettled, warning: why or how, as a word.</summary>
    [OneOf("EventReason")]
    public string? Reason { get; init; }

    /// <summary>Of a transfer: to whom.</summary>
    public AuthorView? To { get; init; }

    /// <summary>Of queued: place in the queue; of rated: stars.</summary>
    public int? Number { get; init; }
}

/// <summary>Who: <paramref name="Kind"/> is <c>customer</c>, <c>agent</c>, <c>bot</c> or <c>system</c>; the id is for agents' eyes.</summary>
public sealed record AuthorView([OneOf("AuthorKind")] string Kind, string? Name, string? AgentId, string? Photo = null);

/// <summary>New events of a session, consecutive. A client that sees a gap calls Sync.</summary>
public sealed record EventsPush(string SessionId, IReadOnlyList<EventView> Events);

/// <summary>The other side types, or stopped. Shown for at most 6 s unless renewed.</summary>
public sealed record TypingPush(string SessionId, AuthorView By, bool Active, string? Preview);

/// <summary>
/// A piece of a session's log. <paramref name="More"/>: call again after the last seq. <paramref name="StartOver"/>: the log ends before the
/// seq that was asked for (an older copy of the database was put back), and this is its beginning: drop what is held of it. Null: it is not so.
/// </summary>
public sealed record EventsPage(
    string SessionId,
    [OneOf("SessionStatus")] string Status,
    long LastSeq,
    bool More,
    IReadOnlyList<EventView> Events,
    bool? StartOver = null);
