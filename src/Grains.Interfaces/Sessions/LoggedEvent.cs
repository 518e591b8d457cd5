namespace OrleansChat.Sessions;

/// <summary>An event with its place in the log.</summary>
/// <param name="Seq">1, 2, 3 … without gaps within the session.</param>
/// <param name="At">When the session's grain decided it (UTC).</param>
/// <param name="MessageId">The sender's idempotency key; null for what the system did, and for followers in one write.</param>
/// <param name="Body">What happened.</param>
[GenerateSerializer, Alias("chat.logged-event"), Immutable]
public sealed record LoggedEvent(
    [property: Id(0)] long Seq,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] MessageId? MessageId,
    [property: Id(3)] SessionEvent Body);
