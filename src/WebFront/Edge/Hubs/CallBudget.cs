namespace OrleansChat.Edge.Hubs;

/// <summary>A token bucket: how many calls one connection may make.</summary>
internal sealed class CallBudget(TimeProvider time, double perSecond, int burst)
{
    private readonly Lock _gate = new();
    private double _left = burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Null: go on. Otherwise how long until the next call is allowed.</summary>
    public TimeSpan? Spend()
    {
        lock (_gate)
            return SpendOne(time.GetTimestamp());
    }

    private TimeSpan? SpendOne(long now)
    {
        _left = Math.Min(burst, _left + time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond);
        _filledAt = now;
        if (_left < 1)
            return TimeSpan.FromSeconds((1 - _left) / perSecond);
        _left--;
        return null;
    }
}
