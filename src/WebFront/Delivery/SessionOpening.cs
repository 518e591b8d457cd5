namespace OrleansChat.Delivery;

/// <summary>A call under way that subscribes this front to a session, which it may not know before it is answered.</summary>
/// <param name="Lease">Goes with the call.</param>
/// <param name="Strays">Of the <see cref="FeedDirectory"/> when the call began.</param>
internal sealed record SessionOpening(FrontLease Lease, long Strays);
