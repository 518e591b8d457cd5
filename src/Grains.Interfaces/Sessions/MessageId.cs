using System.Text.Json.Serialization;

namespace OrleansChat.Sessions;

/// <summary>The id that a sender gave its message or command: the idempotency key within one session.</summary>
[GenerateSerializer, Alias("chat.message-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<MessageId>))]
public readonly record struct MessageId([property: Id(0)] Guid Value) : IGuidId<MessageId>
{
    public static MessageId New() => new(Guid.NewGuid());

    public static MessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}
