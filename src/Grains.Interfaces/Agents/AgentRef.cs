namespace OrleansChat.Agents;

/// <summary>An agent as others see them: the key and the display name at that time.</summary>
[GenerateSerializer, Alias("chat.agent-ref"), Immutable]
public sealed record AgentRef([property: Id(0)] AgentId Id, [property: Id(1)] string Name);
