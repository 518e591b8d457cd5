namespace OrleansChat.Edge.Contracts;

/// <summary>What every hub call answers: <paramref name="Ok"/>, or <paramref name="Refused"/> saying why not.</summary>
public sealed record Answer<T>(T? Ok, RefusalView? Refused) : IAnswer
    where T : class;

/// <summary>An answer of any type.</summary>
internal interface IAnswer
{
    RefusalView? Refused { get; }
}

/// <summary>A refusal as browsers see it.</summary>
/// <param name="Code">Stable; see docs/protocol.md.</param>
/// <param name="Text">English words for a client that has no translation of the code.</param>
/// <param name="Details">Values for the text.</param>
/// <param name="RetryAfterMs">When trying again makes sense, in milliseconds; null: it will not help.</param>
public sealed record RefusalView(
    [OneOf("RefusalCode")] string Code, string Text, IReadOnlyDictionary<string, string>? Details, int? RetryAfterMs);

/// <summary>Done; nothing more to say.</summary>
public sealed record Done
{
    public static readonly Done It = new();
}

/// <summary>A message or command is durable at this place of the log.</summary>
public sealed record Sent(long Seq, DateTimeOffset At);

/// <summary>Version of the wire that this server speaks; a client says its own in Hello.</summary>
public static class ProtocolVersion
{
    public const int Current = 2;
}
