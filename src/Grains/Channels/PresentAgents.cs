using OrleansChat.Agents;

namespace OrleansChat.Channels;

/// <summary>Which agents of a channel are present, each until they say so again or their time is over. Pure.</summary>
public sealed class PresentAgents
{
    private readonly Dictionary<AgentId, DateTimeOffset> _until = [];

    public int Count(DateTimeOffset now) => _until.Values.Count(until => until > now);

    /// <summary>Null: the agent is not present any more.</summary>
    public void Set(AgentId agent, DateTimeOffset? until)
    {
        if (until is { } end) _until[agent] = end;
        else _until.Remove(agent);
    }

    /// <summary>Forgets those whose time is over.</summary>
    public void Expire(DateTimeOffset now)
    {
        foreach (var (agent, _) in _until.Where(pair => pair.Value <= now).ToArray()) _until.Remove(agent);
    }
}
