using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>An agent's counters as a fold over their sessions; like <see cref="ChannelCounters"/>. Pure.</summary>
public sealed class AgentCounters(AgentId agent, DateTimeOffset dayStart)
{
    private readonly Dictionary<SessionId, SessionSummary> _sessions = [];

    public DateTimeOffset DayStart => dayStart;

    /// <summary>Takes in a summary. True: it was news.</summary>
    public bool Apply(SessionSummary summary)
    {
        if (_sessions.TryGetValue(summary.Id, out var known) && known.Seq >= summary.Seq)
            return false;
        if (summary.Agent?.Id == agent)
            _sessions[summary.Id] = summary;
        else
            _sessions.Remove(summary.Id);
        return true;
    }

    public AgentFigures Figures()
    {
        var owned = _sessions.Values.Where(static s => s.Status.IsOwned()).ToArray();
        var ended = _sessions.Values.Count(s => s.EndedAt >= dayStart);
        return new(
            Active: owned.Length,
            Unanswered: owned.Count(static s => s.Status == SessionStatus.CustomerLast),
            HandledToday: owned.Length + ended,
            EndedToday: ended);
    }
}
