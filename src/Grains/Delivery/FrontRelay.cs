using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Delivery;

/// <summary>
/// Sends the signals of this silo's grains to the web fronts: one sender per front, at most one call in flight, and what comes meanwhile
/// goes with the next call. A front that missed signals is told so when it can be reached again, and reads the logs.
/// </summary>
public sealed class FrontRelay(IEnumerable<ILocalFront> locals, TimeProvider time, ILogger<FrontRelay> logger) : IDisposable
{
    /// <summary>Longer than any lease: a front that is heard of later asks for everything anew.</summary>
    private static readonly TimeSpan MissedFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<FrontId, FrontSender> _senders = new();

    /// <summary>Fronts whose sender was closed, and when.</summary>
    private readonly ConcurrentDictionary<FrontId, DateTimeOffset> _missed = new();
    private readonly ILocalFront[] _locals = [.. locals];

    /// <summary>Queues a signal; never waits.</summary>
    public void Send(FrontLease lease, FrontSignal signal)
    {
        while (true)
        {
            var sender = _senders.GetOrAdd(
                lease.Front,
                static (front, state) => new(state.lease, state.relay, state.relay.HasMissed(front)),
                (lease, relay: this));
            if (sender.TrySend(signal))
                return;
            _senders.TryRemove(KeyValuePair.Create(lease.Front, sender));
        }
    }

    public void Dispose()
    {
        foreach (var sender in _senders.Values)
            sender.Close();
        _senders.Clear();
    }

    internal ILogger Logger => logger;

    internal TimeProvider Time => time;

    /// <summary>The front itself where it lives in this process, else the reference that it gave.</summary>
    internal IFrontObserver Reach(FrontLease lease) =>
        Array.Find(_locals, local => local.Id == lease.Front)?.Observer ?? lease.Observer;

    internal void NoteMissed(FrontId front)
    {
        var now = time.GetUtcNow();
        foreach (var (ended, _) in _missed.Where(known => now - known.Value > MissedFor))
            _missed.TryRemove(ended, out _);
        _missed[front] = now;
    }

    internal void Forget(FrontId front, FrontSender sender) => _senders.TryRemove(KeyValuePair.Create(front, sender));

    private bool HasMissed(FrontId front) => _missed.ContainsKey(front);
}
