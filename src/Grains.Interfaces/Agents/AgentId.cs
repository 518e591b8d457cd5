using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OrleansChat.Agents;

/// <summary>Key of one agent: the id of their user account.</summary>
[GenerateSerializer, Alias("chat.agent-id"), Immutable]
[JsonConverter(typeof(GuidIdConverter<AgentId>))]
public readonly record struct AgentId([property: Id(0)] Guid Value) : IGuidId<AgentId>
{
    public static AgentId From(Guid value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? text, out AgentId id) => GuidId.TryParse(text, out id);

    public override string ToString() => Value.ToString("N");
}
