using OrleansChat.Agents;

namespace OrleansChat.Channels;

/// <summary>
/// Which agents of a channel are present, each until an absolute time that the
/// agent's grain said: whether that grain lives on does not matter. Pure.
/// </summary>
public sealed class PresentAgents
{
    private readonly Dictionary<AgentId, Report> _reports = [];

    public int Count(DateTimeOffset now) => _reports.Values.Count(report => report.Until > now);

    /// <summary>When the next one's time is over, if nothing else is heard; null: nobody is present.</summary>
    public DateTimeOffset? NextEnd(DateTimeOffset now) =>
        _reports.Values.Where(report => report.Until > now).Min(static report => report.Until);

    /// <summary>
    /// Null: the agent is not present any more. What was <paramref name="said"/> before something that is known came late, from a
    /// silo that hung, and counts for nothing.
    /// </summary>
    public void Set(AgentId agent, DateTimeOffset? until, DateTimeOffset said)
    {
        if (_reports.TryGetValue(agent, out var known) && known.Said > said)
            return;
        _reports[agent] = new(until, said);
    }

    private readonly record struct Report(DateTimeOffset? Until, DateTimeOffset Said);
}
