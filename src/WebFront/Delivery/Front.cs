using System.Security.Cryptography;

namespace OrleansChat.Delivery;

/// <summary>This process as the cluster knows it: its id and the reference through which silos reach it.</summary>
internal sealed class Front(IGrainFactory grains, FrontObserver observer, TimeProvider time) : ILocalFront
{
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(3);

    // Made at first use, when the cluster client has started. The observer itself is rooted by the container.
    private readonly Lazy<IFrontObserver> _reference = new(() => grains.CreateObjectReference<IFrontObserver>(observer));

    public FrontId Id { get; } = new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    IFrontObserver ILocalFront.Observer => observer;

    /// <summary>Long enough to outlive two renewals that fail.</summary>
    public FrontLease Lease() => new(Id, _reference.Value, time.GetUtcNow() + LeaseLength, LeaseLength);
}
