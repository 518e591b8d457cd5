using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// A channel's counters, kept by news and read again now and then. Lives in one grain: turns do not overlap, awaits do.
/// </summary>
internal sealed class FoldedCounters(Func<Task<ChannelCounters>> load)
{
    private Task _reading = Task.CompletedTask;

    /// <summary>News that came while the stored sessions were being read; null: nothing is being read.</summary>
    private List<SessionSummary>? _meanwhile;

    public ChannelCounters Current { get; private set; } = null!;

    /// <summary>How many pieces of news are kept for a read that is under way.</summary>
    internal int Kept => _meanwhile?.Count ?? 0;

    public async Task Begin() => Current = await load();

    /// <summary>True: it was news.</summary>
    public bool Apply(SessionSummary summary)
    {
        _meanwhile?.Add(summary);
        return Current.Apply(summary);
    }

    /// <summary>
    /// Reads the stored sessions again. True: the counters differed. One after another: a second read would lose the first one's news.
    /// </summary>
    /// <param name="needless">Asked when its turn comes: whether the read before it, which another caller began, was enough.</param>
    public Task<bool> Reconcile(Func<bool>? needless = null)
    {
        var reading = ReadAfter(_reading, needless);
        _reading = reading;
        return reading;
    }

    private async Task<bool> ReadAfter(Task before, Func<bool>? needless)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (needless?.Invoke() == true)
            return false;
        _meanwhile = [];
        try
        {
            var stored = await load();
            foreach (var summary in _meanwhile)
                stored.Apply(summary);
            var differed = stored.Figures(0) != Current.Figures(0);
            Current = stored;
            return differed;
        }
        finally
        {
            _meanwhile = null;
        }
    }
}
