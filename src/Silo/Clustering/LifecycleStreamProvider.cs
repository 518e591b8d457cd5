using Orleans.Streams;
using OrleansChat.Statistics;

namespace OrleansChat.Silo.Clustering;

/// <summary>
/// The news of <see cref="LifecycleStreams"/>: in memory; who receives them is
/// written in the grains' code, so there is no subscription to store or to lose.
/// </summary>
internal static class LifecycleStreamProvider
{
    /// <summary>
    /// Figures may lag this much (queues do not: they are pushed directly);
    /// each poll of each queue costs a grain call even when all is quiet.
    /// </summary>
    private static readonly TimeSpan Pull = TimeSpan.FromMilliseconds(250);

    public static ISiloBuilder AddLifecycleStreams(this ISiloBuilder silo, bool embedded) =>
        silo.AddMemoryStreams(LifecycleStreams.Provider, streams =>
        {
            streams.ConfigurePartitioning(embedded ? 1 : 2);
            streams.ConfigurePullingAgent(options => options.Configure(agent => agent.GetQueueMsgsTimerPeriod = Pull));
            streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        });
}
