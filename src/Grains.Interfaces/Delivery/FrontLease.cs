namespace OrleansChat.Delivery;

/// <summary>One web front process, for as long as it runs.</summary>
[GenerateSerializer, Alias("chat.front-id"), Immutable]
public readonly record struct FrontId([property: Id(0)] string Value);

/// <summary>
/// A web front that wants signals for the time of <paramref name="Length"/>, by the clock of whoever gets the lease; without one
/// until <paramref name="Until"/>. Signals go at most once and in order; each carries a
/// seq or version, so that a gap shows.
/// </summary>
[GenerateSerializer, Alias("chat.front-lease"), Immutable]
public sealed record FrontLease(
    [property: Id(0)] FrontId Front,
    [property: Id(1)] IFrontObserver Observer,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] TimeSpan? Length = null);
