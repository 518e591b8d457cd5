namespace OrleansChat.Agents;

/// <summary>What is stored of an agent's standing.</summary>
[GenerateSerializer, Alias("chat.agent-state")]
public sealed class AgentState
{
    [Id(0)] public Presence Declared { get; set; }

    /// <summary>When the last browser left; of no meaning while one is there. For silos that do not know <see cref="SeenUntil"/>.</summary>
    [Id(1)] public DateTimeOffset LastSeen { get; set; }

    /// <summary>Whether a browser was there when this was written.</summary>
    [Id(2)] public bool Connected { get; set; }

    /// <summary>
    /// Until when a browser is known to be there: never later than the truth,
    /// and while one is there not much earlier. Null: written before this was kept.
    /// </summary>
    [Id(3)] public DateTimeOffset? SeenUntil { get; set; }

    /// <summary>Which console has which alert, the newest last; see <see cref="AlertClaims"/>.</summary>
#pragma warning disable CA1002, CA2227 // Serializers set and fill it.
    [Id(4)] public List<string> Alerts { get; set; } = [];
#pragma warning restore CA1002, CA2227
}
