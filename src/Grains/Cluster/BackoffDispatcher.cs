namespace OrleansChat.Cluster;

/// <summary>
/// Handles items in parallel, as many as there are places. An item that hangs holds its place until it answers; the others do not wait
/// for it. An item that fails or refuses is tried again after pauses that grow, behind the others. Belongs to one grain.
/// </summary>
/// <param name="longestPause">To which pauses grow; null: a minute.</param>
internal sealed class BackoffDispatcher<T>(int places, TimeProvider time, TimeSpan? longestPause = null)
    where T : notnull
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _longestPause = longestPause ?? TimeSpan.FromMinutes(1);
    private readonly HashSet<T> _underWay = [];
    private readonly Dictionary<T, Postponed> _postponed = [];

    /// <summary>How many of those that a look finds may be held back: a look that finds no more than these finds nothing new.</summary>
    public int HeldBack => _underWay.Count + _postponed.Count;

    /// <summary>
    /// Starts what may start of what was found, and waits for nothing. <paramref name="look"/> answers whether the thing is looked
    /// after; it does not throw.
    /// </summary>
    /// <returns>How many were started.</returns>
    public int Start(IReadOnlyCollection<T> found, Func<T, Task<bool>> look)
    {
        ForgetSettled(found);
        var now = time.GetUtcNow();
        var started = 0;
        foreach (var item in found.Where(item => MayStart(item, now)).OrderBy(item => _postponed.GetValueOrDefault(item).Times))
        {
            if (_underWay.Count >= places)
                break;
            _underWay.Add(item);
            started++;
            _ = Follow(item, look);
        }

        return started;
    }

    /// <summary>How often in a row it failed.</summary>
    public int Failures(T item) => _postponed.GetValueOrDefault(item).Times;

    private bool MayStart(T item, DateTimeOffset now) => !_underWay.Contains(item) && _postponed.GetValueOrDefault(item).Until <= now;

    private async Task Follow(T item, Func<T, Task<bool>> look)
    {
        var done = false;
        try
        {
            done = await look(item);
        }
        finally
        {
            _underWay.Remove(item);
            if (done)
                _postponed.Remove(item);
            else
                Postpone(item);
        }
    }

    private void Postpone(T item)
    {
        var times = _postponed.GetValueOrDefault(item).Times + 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(times - 1, 10));
        _postponed[item] = new(times, time.GetUtcNow() + (pause < _longestPause ? pause : _longestPause));
    }

    /// <summary>What is not found any more, although it could be, needs nothing more.</summary>
    private void ForgetSettled(IReadOnlyCollection<T> found)
    {
        if (_postponed.Count == 0)
            return;
        var still = found.ToHashSet();
        foreach (var item in _postponed.Keys.Where(item => !still.Contains(item) && !_underWay.Contains(item)).ToArray())
            _postponed.Remove(item);
    }

    private readonly record struct Postponed(int Times, DateTimeOffset Until);
}
