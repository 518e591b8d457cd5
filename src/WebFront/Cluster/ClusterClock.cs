namespace OrleansChat.Cluster;

/// <summary>
/// The silos' time, as this front last heard it: leases end by the silos' clock, and this machine's may be wrong. Also knows when
/// this process stood still: what is read right after may have been lying there all the time.
/// </summary>
internal sealed class ClusterClock : IDisposable
{
    /// <summary>A slower answer says too little about now.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Backlog = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time;
    private readonly ITimer _ticks;
    private long _tickedAt;
    private long _steadyFrom;
    private volatile Heard? _heard;

    public ClusterClock(TimeProvider time)
    {
        _time = time;
        _tickedAt = _steadyFrom = time.GetTimestamp();
        _ticks = time.CreateTimer(static clock => ((ClusterClock)clock!).Ticked(), this, Tick, Tick);
    }

    /// <summary>Until a silo has been heard, this machine's own.</summary>
    public DateTimeOffset Now => _heard is { } heard ? heard.Silo + _time.GetElapsedTime(heard.At) : _time.GetUtcNow();

    /// <summary>False: this process stood still just now.</summary>
    public bool IsSteady =>
        _time.GetElapsedTime(Interlocked.Read(ref _tickedAt)) < Standstill && _time.GetTimestamp() >= Interlocked.Read(ref _steadyFrom);

    /// <summary>
    /// Takes a silo's answer to what was asked at the time stamp <paramref name="asked"/>. Rather early than late: leases end sooner then.
    /// </summary>
    /// <returns>False: it came too slowly to be learnt.</returns>
    public bool Learn(DateTimeOffset silo, long asked)
    {
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(asked, now) > Longest)
            return false;
        _heard = new(silo, now);
        return true;
    }

    public void Dispose() => _ticks.Dispose();

    private void Ticked()
    {
        var now = _time.GetTimestamp();
        if (_time.GetElapsedTime(Interlocked.Exchange(ref _tickedAt, now), now) >= Standstill)
            Interlocked.Exchange(ref _steadyFrom, now + (long)(Backlog.TotalSeconds * _time.TimestampFrequency));
    }

    private sealed record Heard(DateTimeOffset Silo, long At);
}
