using System.Net;

namespace OrleansChat.Cluster;

/// <summary>Who is in the cluster, as the membership table in the database says before one has joined.</summary>
public interface IMemberTable
{
    /// <summary>Silos that are in, or about to be, and gave a sign of life lately.</summary>
    Task<IReadOnlyList<LivingMember>> Living(string clusterId, CancellationToken cancellation);
}

/// <summary>A silo of the cluster.</summary>
/// <param name="Endpoint">Where it says that others reach it.</param>
/// <param name="Host">The name of its machine.</param>
public sealed record LivingMember(IPEndPoint Endpoint, string Host);
