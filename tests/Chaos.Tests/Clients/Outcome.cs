using OrleansChat.Edge.Contracts;

namespace OrleansChat.Chaos.Clients;

/// <summary>
/// What was sent: a message, a note among agents, or (text null) the wish to end the chat. At: time stamp of its writing.
/// </summary>
internal sealed record Outgoing(string MessageId, string? Text, long At, bool IsNote = false);

/// <summary>What a server said to it, and when: durable (a message: at this place of the log), or refused for good.</summary>
internal sealed record Outcome(Outgoing Sent, long? Seq, string? RefusedWith, long At)
{
    public bool Acknowledged => RefusedWith is null;
}

/// <summary>A server's answer as the outbox needs it.</summary>
internal readonly record struct Reply(long? Seq, RefusalView? Refused);
