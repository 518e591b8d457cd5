using OrleansChat.Sessions;
using OrleansChat.Unicode;

namespace OrleansChat.Channels;

/// <summary>
/// The order in which sessions wait, made from notices that may come late or twice: the summary with the higher seq wins, also
/// over a session that has left. Pure.
/// </summary>
public sealed class WaitingQueue
{
    private readonly SortedSet<QueueEntry> _order = new(ByTurn.Instance);
    private readonly Dictionary<SessionId, QueueEntry> _entries = [];
    private readonly Dictionary<SessionId, (long Seq, DateTimeOffset At)> _left = [];

    public int Count => _order.Count;

    public IReadOnlyList<QueueEntry> Entries => [.. _order];

    public IEnumerable<QueueEntry> InOrder => _order;

    /// <summary>Applies the newest summary of a session. True: the order changed.</summary>
    public bool Apply(SessionSummary summary, ChannelId channel, DateTimeOffset now)
    {
        if (_left.TryGetValue(summary.Id, out var left) && left.Seq >= summary.Seq)
            return false;
        if (_entries.TryGetValue(summary.Id, out var entry) && entry.Summary.Seq >= summary.Seq)
            return false;
        var waits = summary.Status == SessionStatus.InQueue && summary.Channel == channel && !summary.BotActive;
        var changed = Remove(summary.Id);
        if (!waits)
        {
            _left[summary.Id] = (summary.Seq, now);
            return changed;
        }

        _left.Remove(summary.Id);
        entry = new(summary.Id, summary.QueuedAt ?? summary.RequestedAt, summary.QueuedAtHead, Bounded(summary));
        _entries[summary.Id] = entry;
        _order.Add(entry);
        return true;
    }

    /// <summary>
    /// What is stored is the truth of the moment before the read: takes it in, and drops what waited already then but is not stored so.
    /// </summary>
    public int Reconcile(IReadOnlyList<SessionSummary> stored, IReadOnlySet<SessionId> before, ChannelId channel, DateTimeOffset now)
    {
        var differed = stored.Count(summary => Apply(summary, channel, now) && !before.Contains(summary.Id));
        var truth = stored.Select(static summary => summary.Id).ToHashSet();
        foreach (var gone in before.Where(id => !truth.Contains(id) && _entries.ContainsKey(id)).ToArray())
        {
            Remove(gone);
            differed++;
        }

        return differed;
    }

    /// <summary>Forgets that sessions left, once news about them can no longer be under way.</summary>
    public void ForgetLeft(DateTimeOffset before)
    {
        foreach (var (id, left) in _left.Where(pair => pair.Value.At < before).ToArray())
            _left.Remove(id);
    }

    public bool Contains(SessionId session) => _entries.ContainsKey(session);

    /// <summary>The whole queue goes to the fronts at every change: strangers' words must not decide how much that is.</summary>
    private static SessionSummary Bounded(SessionSummary summary) => summary with
    {
        FirstMessage = Cut(summary.FirstMessage),
        LastMessage = Cut(summary.LastMessage),
        Visit = new(Ip: summary.Visit.Ip),
    };

    private static string? Cut(string? text) => text is null ? null : VisibleText.Cut(text, SessionLimits.ExcerptLength);

    private bool Remove(SessionId session) => _entries.Remove(session, out var entry) && _order.Remove(entry);

    /// <summary>At the head first, then who waits longest; ids settle ties.</summary>
    private sealed class ByTurn : IComparer<QueueEntry>
    {
        public static readonly ByTurn Instance = new();

        public int Compare(QueueEntry? x, QueueEntry? y)
        {
            if (ReferenceEquals(x, y))
                return 0;
            if (x is null || y is null)
                return x is null ? -1 : 1;
            if (x.AtHead != y.AtHead)
                return x.AtHead ? -1 : 1;
            var since = x.Since.CompareTo(y.Since);
            return since != 0 ? since : x.Session.Value.CompareTo(y.Session.Value);
        }
    }
}
