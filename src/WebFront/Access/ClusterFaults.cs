using Orleans.Runtime.Messaging;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Faults that say "not now" rather than "this is wrong": a silo died, moves, or is busy.</summary>
internal static class ClusterFaults
{
    public static readonly Refusal Unavailable = new(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    public static bool IsPassing(Exception fault) =>
        fault is TimeoutException
            or OrleansMessageRejectionException
            or SiloUnavailableException
            or ConnectionFailedException
            or OrleansLifecycleCanceledException;
}
