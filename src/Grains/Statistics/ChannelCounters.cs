using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// A channel's counters as a fold over its sessions. A session counts with its newest summary only, so that news may come
/// late, twice or out of order. Pure.
/// </summary>
public sealed class ChannelCounters(Channels.ChannelId channel, DateTimeOffset dayStart)
{
    private readonly Dictionary<SessionId, SessionSummary> _sessions = [];

    /// <summary>Start of the day that "today" means, by the channel's clock.</summary>
    public DateTimeOffset DayStart => dayStart;

    /// <summary>Takes in a summary. True: it was news.</summary>
    public bool Apply(SessionSummary summary)
    {
        if (_sessions.TryGetValue(summary.Id, out var known) && known.Seq >= summary.Seq)
            return false;
        if (summary.Channel == channel)
            _sessions[summary.Id] = summary;
        else
            _sessions.Remove(summary.Id);
        return true;
    }

    /// <summary>The figures of the sessions known. <paramref name="presentAgents"/> is known elsewhere.</summary>
    public ChannelFigures Figures(int presentAgents)
    {
        var waiting = _sessions.Values.Where(static s => s.Status == SessionStatus.InQueue && !s.BotActive).ToArray();
        var owned = _sessions.Values.Where(static s => s.Status.IsOwned()).ToArray();
        var today = _sessions.Values.Where(s => s.RequestedAt >= dayStart).ToArray();
        var accepted = today.Where(static s => s.AcceptedAt is not null).ToArray();
        return new(
            Waiting: waiting.Length,
            OldestWaitingSince: waiting.Min(static s => s.QueuedAt),
            WaitingSinceTotal: waiting.Sum(static s => UnixSeconds(s.QueuedAt ?? s.RequestedAt)),
            PresentAgents: presentAgents,
            Active: owned.Length,
            Unanswered: owned.Count(static s => s.Status == SessionStatus.CustomerLast),
            RequestedToday: today.Length,
            AcceptedToday: accepted.Length,
            AbandonedToday: today.Count(static s => s.Status == SessionStatus.ClosedFromQueue && s.AcceptedAt is null),
            EndedToday: accepted.Count(static s => s.EndedAt is not null),
            WaitTotalToday: TimeSpan.FromTicks(accepted.Sum(static s => (s.AcceptedAt!.Value - (s.AskedAt ?? s.RequestedAt)).Ticks)));
    }

    private static double UnixSeconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000d;
}
