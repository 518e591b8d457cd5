using Orleans.Runtime.Messaging;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Faults that say "not now" rather than "this is wrong": a silo died, moves, or is busy.</summary>
internal static class ClusterFaults
{
    public static readonly Refusal Unavailable = new(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    private static readonly Refusal StorageAway = new(RefusalCodes.StorageUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    /// <summary>What a browser is told of a passing fault.</summary>
    public static Refusal RefusalFor(Exception fault) => fault is StorageUnavailableException ? StorageAway : Unavailable;

    /// <summary>No call here is cancelled by its caller: a cancelled one was given up by a silo that was busy or left.</summary>
    public static bool IsPassing(Exception fault) =>
        fault is TimeoutException
            or OperationCanceledException
            or StorageUnavailableException
            or OrleansMessageRejectionException
            or SiloUnavailableException
            or ConnectionFailedException
            or OrleansLifecycleCanceledException;
}
