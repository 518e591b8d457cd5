namespace OrleansChat.Agents;

/// <summary>What is stored of an agent's standing: written when it changes, not while it lasts.</summary>
[GenerateSerializer, Alias("chat.agent-state")]
public sealed class AgentState
{
    [Id(0)] public Presence Declared { get; set; }

    /// <summary>When the last browser left; of no meaning while one is there.</summary>
    [Id(1)] public DateTimeOffset LastSeen { get; set; }

    /// <summary>Whether a browser was there when this was written.</summary>
    [Id(2)] public bool Connected { get; set; }
}
