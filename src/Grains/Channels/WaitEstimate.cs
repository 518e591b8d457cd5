namespace OrleansChat.Channels;

/// <summary>
/// What one place in the queue costs: how long the chat at the head waited for an agent to accept it, the mean of
/// the latest in the last half hour. Times in which nobody waited do not count. Null with fewer than two. Pure.
/// </summary>
public sealed class WaitEstimate
{
    private const int Latest = 20;
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(30);
    private readonly Queue<(DateTimeOffset At, TimeSpan AtHead)> _taken = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <param name="since">When the chat came into the queue.</param>
    /// <param name="at">When an agent accepted it.</param>
    public void Accepted(DateTimeOffset since, DateTimeOffset at)
    {
        _taken.Enqueue((at, AtHead(since, at)));
        if (_taken.Count > Latest)
            _taken.Dequeue();
        if (at > _last)
            _last = at;
    }

    /// <param name="now">Older than half an hour is forgotten.</param>
    /// <param name="head">
    /// Since when the first in the queue waits; null: nobody does. Where they wait longer than others did, they count too.
    /// </param>
    public TimeSpan? PerPlace(DateTimeOffset now, DateTimeOffset? head)
    {
        while (_taken.TryPeek(out var oldest) && now - oldest.At > Horizon)
            _taken.Dequeue();
        if (_taken.Count < 2)
            return null;
        var sum = _taken.Aggregate(TimeSpan.Zero, static (total, chat) => total + chat.AtHead);
        var mean = sum / _taken.Count;
        var waited = Waited(now, head);
        return waited > mean ? (sum + waited) / (_taken.Count + 1) : mean;
    }

    /// <summary>
    /// What whoever stands at the head may still have to wait: as long as one place costs, and where they have waited longer than that,
    /// as long again. Who has waited for minutes is not told that it takes less than one. Null: as <see cref="PerPlace"/>.
    /// </summary>
    public TimeSpan? ForHead(DateTimeOffset now, DateTimeOffset? head) => PerPlace(now, head) is { } place
        ? Waited(now, head) is var waited && waited > place ? waited : place
        : null;

    private TimeSpan Waited(DateTimeOffset now, DateTimeOffset? head) => head is { } since ? AtHead(since, now) : TimeSpan.Zero;

    /// <summary>Whoever came while others stood before them had their turn when the last of those was taken.</summary>
    private TimeSpan AtHead(DateTimeOffset since, DateTimeOffset until)
    {
        var turn = since > _last ? since : _last;
        return until > turn ? until - turn : TimeSpan.Zero;
    }
}
