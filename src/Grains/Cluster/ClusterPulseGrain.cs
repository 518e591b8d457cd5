using Orleans.Concurrency;

namespace OrleansChat.Cluster;

/// <summary>Answers from this silo's view of the membership.</summary>
[GrainType("chat.cluster-pulse")]
[StatelessWorker(1)]
public sealed class ClusterPulseGrain(IClusterMembershipService membership) : Grain, IClusterPulseGrain
{
    public Task<long> MembershipVersion() => Task.FromResult(membership.CurrentSnapshot.Version.Value);
}
