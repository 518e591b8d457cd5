using System.Diagnostics;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>Which events of a session's log a client has seen. They come as pushes, as answers, and twice.</summary>
internal sealed class ReadingPlace
{
    private readonly Lock _gate = new();
    private readonly SortedSet<long> _beyondGap = [];
    private long _contiguous;
    private long _gapSince;

    /// <summary>All events up to here have been seen.</summary>
    public long Contiguous
    {
        get
        {
            lock (_gate)
                return _contiguous;
        }
    }

    /// <summary>False when it was seen before.</summary>
    public bool Take(long seq)
    {
        lock (_gate)
        {
            if (seq <= _contiguous || !_beyondGap.Add(seq))
                return false;
            if (_beyondGap.Count == 1)
                _gapSince = Stopwatch.GetTimestamp();
            while (_beyondGap.Remove(_contiguous + 1))
                _contiguous++;
            return true;
        }
    }

    /// <summary>An event is missing, and has been for so long that it is not merely on its way.</summary>
    public bool HasGapOlderThan(TimeSpan age)
    {
        lock (_gate)
            return _beyondGap.Count > 0 && Stopwatch.GetElapsedTime(_gapSince) > age;
    }
}
