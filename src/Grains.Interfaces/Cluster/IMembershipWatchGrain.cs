using Orleans.Concurrency;

namespace OrleansChat.Cluster;

/// <summary>Lets a client of the cluster see that membership changed. Any key; answered by whichever silo is asked.</summary>
[Alias("chat.cluster-pulse")]
[GrainInterfaceType("chat.cluster-pulse")]
public interface IMembershipWatchGrain : IGrainWithIntegerKey
{
    /// <summary>A number that grows with every change of the set of living silos.</summary>
    [Alias("MembershipVersion"), AlwaysInterleave, ReadOnly]
    Task<long> MembershipVersion();

    /// <summary>
    /// The first version after <paramref name="known"/>, as soon as there is one; the present one after a second without.
    /// </summary>
    [Alias("NextMembershipVersion"), AlwaysInterleave, ReadOnly]
    Task<long> NextMembershipVersion(long known);

    /// <summary>What time it is for the silo that answers.</summary>
    [Alias("Now"), AlwaysInterleave, ReadOnly]
    Task<DateTimeOffset> Now();
}
