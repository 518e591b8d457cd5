namespace OrleansChat.Agents;

/// <summary>An agent as others see them: the key, and the display name and photo at that time.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">Display name.</param>
/// <param name="Photo">Hash of the photo; null: none.</param>
[GenerateSerializer, Alias("chat.agent-ref"), Immutable]
public sealed record AgentRef([property: Id(0)] AgentId Id, [property: Id(1)] string Name, [property: Id(2)] string? Photo = null);
