namespace OrleansChat.Channels;

/// <summary>
/// What one place in the queue costs: the mean time between the latest acceptances. Null with fewer than two of them in
/// the last half hour.
/// </summary>
public sealed class WaitEstimate
{
    private const int Latest = 20;
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(30);
    private readonly Queue<DateTimeOffset> _accepted = new();

    public void Accepted(DateTimeOffset at)
    {
        _accepted.Enqueue(at);
        if (_accepted.Count > Latest) _accepted.Dequeue();
    }

    public TimeSpan? PerPlace(DateTimeOffset now)
    {
        while (_accepted.TryPeek(out var oldest) && now - oldest > Horizon) _accepted.Dequeue();
        return _accepted.Count < 2 ? null : (now - _accepted.Peek()) / _accepted.Count;
    }
}
