namespace OrleansChat.Delivery;

/// <summary>
/// The web fronts that subscribe to one grain. A front gets the grain's signals until its lease ends, and renews it before.
/// </summary>
internal sealed class Subscribers(FrontRelay relay, TimeProvider time)
{
    private readonly Dictionary<FrontId, FrontLease> _leases = [];

    public bool Any => _leases.Count > 0;

    /// <summary>The lease's length counts from now, because the clocks of machines differ.</summary>
    public void Add(FrontLease lease) =>
        _leases[lease.Front] = lease.Length is { } length ? lease with { Until = time.GetUtcNow() + length } : lease;

    public void Remove(FrontId front) => _leases.Remove(front);

    /// <summary>Hands the signal to the relay for every front whose lease still runs.</summary>
    public void Send(FrontSignal signal)
    {
        if (_leases.Count == 0)
            return;
        var now = time.GetUtcNow();
        List<FrontId>? ended = null;
        foreach (var (front, lease) in _leases)
        {
            if (lease.Until > now)
                relay.Send(lease, signal);
            else
                (ended ??= []).Add(front);
        }

        ended?.ForEach(Remove);
    }
}
