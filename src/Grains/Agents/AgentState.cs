namespace OrleansChat.Agents;

/// <summary>What is stored of an agent's standing. <see cref="LastSeen"/> is at most half a grace time old.</summary>
[GenerateSerializer, Alias("chat.agent-state")]
public sealed class AgentState
{
    [Id(0)] public Presence Declared { get; set; }

    [Id(1)] public DateTimeOffset LastSeen { get; set; }
}
