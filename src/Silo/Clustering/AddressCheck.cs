using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansChat.Cluster;
using OrleansChat.Storage;

namespace OrleansChat.Silo.Clustering;

/// <summary>
/// A forgotten <c>Chat:Cluster:Address</c> is 127.0.0.1 on every machine: silos of two machines would then take each other for one, or
/// wait for each other in vain. Looked for before the silo joins, by what the members say of themselves.
/// </summary>
internal sealed class AddressCheck(IMemberTable members, ClusterSettings cluster) : StartupCheck
{
    protected override async Task Check(CancellationToken cancellation)
    {
        var living = await members.Living(cluster.ClusterId, cancellation);
        if (ClusterAddresses.Refuse(cluster.Address, Dns.GetHostName(), living) is { } refusal)
            throw new StartRefusedException(refusal);
    }
}

/// <summary>The same for a front without a silo: none of the silos may be where only their own machines reach them.</summary>
internal sealed class GatewayCheck(IMemberTable members, IOptions<ClusterOptions> cluster) : StartupCheck
{
    protected override async Task Check(CancellationToken cancellation)
    {
        var living = await members.Living(cluster.Value.ClusterId, cancellation);
        if (ClusterAddresses.RefuseFront(Dns.GetHostName(), living) is { } refusal)
            throw new StartRefusedException(refusal);
    }
}
