using Orleans.Concurrency;

namespace OrleansChat.Delivery;

/// <summary>
/// The web front as silos see it: it receives their signals. A silo has at most one call in flight per front and
/// gathers what comes meanwhile into the next batch.
/// </summary>
[Alias("chat.front")]
[GrainInterfaceType("chat.front")]
public interface IFrontObserver : IGrainObserver
{
    /// <summary>Takes a batch; returns when it is queued to connections, which paces the silo.</summary>
    [Alias("Deliver")]
    Task Deliver(Immutable<FrontSignal[]> signals);
}
