using System.Net;
using OrleansChat.Cluster;

namespace OrleansChat.Silo.Clustering;

/// <summary>Which addresses make a cluster: all of one machine's own loopback, or all such that other machines reach them.</summary>
internal static class ClusterAddresses
{
    private const string Setting = "Chat:Cluster:Address";

    private const string Silence = "(a silo that was killed counts as living for 20 s)";

    /// <summary>Why a silo at this address does not start; null: it may.</summary>
    public static string? Refuse(IPAddress address, string host, IReadOnlyList<LivingMember> living)
    {
        var foreign = living.FirstOrDefault(member => IPAddress.IsLoopback(member.Endpoint.Address) && member.Host != host);
        if (!IPAddress.IsLoopback(address))
        {
            return living.FirstOrDefault(member => IPAddress.IsLoopback(member.Endpoint.Address)) is { } hidden
                ? $"The silo of the machine {hidden.Host} says that it is reached at {hidden.Endpoint}, which no other machine can: "
                    + $"set {Setting} there as it is set here ({address}), start that one again, and then this one {Silence}."
                : null;
        }

        var apart = living.FirstOrDefault(member => !IPAddress.IsLoopback(member.Endpoint.Address)) ?? foreign;
        return apart is null
            ? null
            : $"{Setting} is {address}, where only this machine reaches the silo, and the cluster has a silo on "
                + $"{(apart == foreign ? "another machine" : "an address of the network")} ({apart.Endpoint}, machine {apart.Host}): "
                + $"set {Setting} on every machine to its own address as the others see it {Silence}.";
    }

    /// <summary>Why a front in <c>Separate</c> mode does not start; null: it may, and waits where there is no silo yet.</summary>
    public static string? RefuseFront(string host, IReadOnlyList<LivingMember> living)
    {
        var hidden = living.FirstOrDefault(member => IPAddress.IsLoopback(member.Endpoint.Address) && member.Host != host);
        return hidden is null || living.Any(member => !IPAddress.IsLoopback(member.Endpoint.Address))
            ? null
            : $"The silo of the machine {hidden.Host} says that it is reached at {hidden.Endpoint}, which this machine ({host}) cannot: "
                + $"set {Setting} on the silo's machine to its own address as the others see it {Silence}.";
    }
}
