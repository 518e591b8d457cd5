using Orleans.Configuration;

namespace OrleansChat.Silo.Clustering;

/// <summary>How soon the cluster gives up on a silo or on a call. The numbers were measured: docs/operations/cluster.md.</summary>
internal static class ClusterTiming
{
    /// <summary>Calls that were under way to a killed silo wait this long; callers then repeat them with the same message id.</summary>
    public static readonly TimeSpan Response = TimeSpan.FromSeconds(5);

    /// <summary>For handing over activations and closing connections after SIGTERM.</summary>
    public static readonly TimeSpan HostShutdown = TimeSpan.FromSeconds(30);

    public static ISiloBuilder UseClusterTiming(this ISiloBuilder silo) => silo
        .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Response)
        .Configure<ClientMessagingOptions>(options => options.ResponseTimeout = Response)
        .Configure<ClusterMembershipOptions>(Membership);

    /// <summary>
    /// A killed silo is out after 1 to 2 s, a hung one after about 5 s. Not lower:
    /// a pause of the garbage collector must not evict a healthy one.
    /// </summary>
    private static void Membership(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 2;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        // Where more than half of the silos die at once, the votes of the others count only when the dead ones missed this three times.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
