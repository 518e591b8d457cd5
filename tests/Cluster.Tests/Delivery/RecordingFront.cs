using System.Collections.Concurrent;
using Orleans.Concurrency;
using OrleansChat.Hosting;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>A web front that only remembers what it was told, and can be made to fail.</summary>
public sealed class RecordingFront : IFrontObserver
{
    private readonly IFrontObserver _reference;
    private int _failing;

    public RecordingFront(ChatCluster cluster) => _reference = cluster.Silos.Client.CreateObjectReference<IFrontObserver>(this);

    public FrontId Id { get; } = new(Guid.NewGuid().ToString("N"));

    public ConcurrentQueue<FrontSignal> Signals { get; } = new();

    /// <summary>How many deliveries fail from now on.</summary>
    public int Failing
    {
        get => Volatile.Read(ref _failing);
        set => Volatile.Write(ref _failing, value);
    }

    public FrontLease Lease(TimeSpan? duration = null) =>
        new(Id, _reference, DateTimeOffset.UtcNow + (duration ?? TimeSpan.FromMinutes(5)));

    public IReadOnlyList<long> SeqsOf(SessionId session) =>
        [.. Signals.OfType<SessionEventsSignal>().Where(signal => signal.Session == session).SelectMany(static signal => signal.Events)
            .Select(static logged => logged.Seq)];

    public Task Deliver(Immutable<FrontSignal[]> signals)
    {
        if (Interlocked.Decrement(ref _failing) >= 0)
            throw new InvalidOperationException("The front fails, as the test asked.");
        foreach (var signal in signals.Value)
            Signals.Enqueue(signal);
        return Task.CompletedTask;
    }
}
