using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Delivery;

/// <summary>
/// This silo's way to the web fronts: one pump per front, at most one call in flight, everything that comes meanwhile
/// goes with the next call. A front that missed signals is told so when it can be reached again, and reads.
/// </summary>
public sealed class FrontRelay(IEnumerable<ILocalFront> locals, TimeProvider time, ILogger<FrontRelay> logger) : IDisposable
{
    /// <summary>Longer than any lease: a front that is heard of later asks for everything anew.</summary>
    private static readonly TimeSpan MissedFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<FrontId, FrontPump> _pumps = new();

    /// <summary>Fronts whose pump was closed, and when.</summary>
    private readonly ConcurrentDictionary<FrontId, DateTimeOffset> _missed = new();
    private readonly ILocalFront[] _locals = [.. locals];

    /// <summary>Queues a signal; never waits.</summary>
    public void Send(FrontLease lease, FrontSignal signal)
    {
        while (true)
        {
            var pump = _pumps.GetOrAdd(
                lease.Front,
                static (front, state) => new(state.lease, state.relay, state.relay.HasMissed(front)),
                (lease, relay: this));
            if (pump.TrySend(signal)) return;
            _pumps.TryRemove(KeyValuePair.Create(lease.Front, pump));
        }
    }

    public void Dispose()
    {
        foreach (var pump in _pumps.Values) pump.Close();
        _pumps.Clear();
    }

    internal ILogger Logger => logger;

    internal TimeProvider Time => time;

    /// <summary>The front itself where it lives in this process, else the reference that it gave.</summary>
    internal IFrontObserver Reach(FrontLease lease) =>
        Array.Find(_locals, local => local.Id == lease.Front)?.Observer ?? lease.Observer;

    internal void NoteMissed(FrontId front)
    {
        var now = time.GetUtcNow();
        foreach (var (ended, _) in _missed.Where(known => now - known.Value > MissedFor)) _missed.TryRemove(ended, out _);
        _missed[front] = now;
    }

    internal void Forget(FrontId front, FrontPump pump) => _pumps.TryRemove(KeyValuePair.Create(front, pump));

    private bool HasMissed(FrontId front) => _missed.ContainsKey(front);
}
