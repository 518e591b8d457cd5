using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Sessions;

/// <summary>Key of one chat session; time-ordered (UUID version 7).</summary>
[GenerateSerializer, Alias("chat.session-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<SessionId>))]
public readonly record struct SessionId([property: Id(0)] Guid Value) : IGuidId<SessionId>
{
    public static SessionId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static SessionId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
