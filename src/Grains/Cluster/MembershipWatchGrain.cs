using Orleans.Concurrency;

namespace OrleansChat.Cluster;

/// <summary>Tells clients of the cluster, from this silo's view of the membership, when the set of silos changes.</summary>
[GrainType("chat.cluster-pulse")]
[StatelessWorker(1)]
public sealed class MembershipWatchGrain(IClusterMembershipService membership, TimeProvider time) : Grain, IMembershipWatchGrain
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(1);

    public Task<long> MembershipVersion() => Task.FromResult(membership.CurrentSnapshot.Version.Value);

    public Task<DateTimeOffset> Now() => Task.FromResult(time.GetUtcNow());

    public async Task<long> NextMembershipVersion(long known)
    {
        using var patience = new CancellationTokenSource(Hold, time);
        try
        {
            await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(patience.Token))
            {
                if (snapshot.Version.Value > known)
                    return snapshot.Version.Value;
            }
        }
        catch (OperationCanceledException)
        {
            // No change: the caller asks again.
        }

        return membership.CurrentSnapshot.Version.Value;
    }
}
