using Orleans.Concurrency;

namespace OrleansChat.Cluster;

/// <summary>Lets a client of the cluster see that membership changed. Key: 0; answered by whichever silo is asked.</summary>
[Alias("chat.cluster-pulse")]
[GrainInterfaceType("chat.cluster-pulse")]
public interface IClusterPulseGrain : IGrainWithIntegerKey
{
    /// <summary>A number that grows with every change of the set of living silos.</summary>
    [Alias("MembershipVersion"), AlwaysInterleave, ReadOnly]
    Task<long> MembershipVersion();
}
