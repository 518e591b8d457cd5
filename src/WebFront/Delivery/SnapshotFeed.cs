using OrleansChat.Results;

namespace OrleansChat.Delivery;

/// <summary>A feed whose every signal replaces the one before: only the newest matters.</summary>
internal abstract class SnapshotFeed<TSnapshot>(FeedKey key) : Feed(key)
    where TSnapshot : class
{
    private readonly Lock _gate = new();
    private TSnapshot? _current;
    private int _taken;

    /// <summary>Null only before the first watch was answered.</summary>
    public TSnapshot? Current => Volatile.Read(ref _current);

    public override async Task<Refusal?> Subscribe(FrontLease lease)
    {
        var before = Volatile.Read(ref _taken);
        var answer = await SubscribeToGrain(lease);
        lock (_gate)
        {
            // A signal that came meanwhile is newer than the answer.
            if (before == _taken)
                Replace(answer);
        }

        return null;
    }

    protected abstract Task<TSnapshot> SubscribeToGrain(FrontLease lease);

    /// <summary>Passes a changed snapshot on. Called in order.</summary>
    protected abstract void Changed(TSnapshot before, TSnapshot now);

    /// <summary>Whether the two say the same.</summary>
    protected abstract bool Same(TSnapshot before, TSnapshot now);

    protected void Accept(TSnapshot snapshot)
    {
        lock (_gate)
        {
            _taken++;
            Replace(snapshot);
        }
    }

    /// <summary>Takes a snapshot whose change is told by the caller.</summary>
    protected void Note(TSnapshot snapshot)
    {
        lock (_gate)
        {
            _taken++;
            Volatile.Write(ref _current, snapshot);
        }
    }

    private void Replace(TSnapshot snapshot)
    {
        var before = _current;
        Volatile.Write(ref _current, snapshot);
        if (before is not null && !Same(before, snapshot))
            Changed(before, snapshot);
    }
}
