using Orleans.Runtime.Messaging;
using Orleans.Storage;
using OrleansChat.Databases;
using OrleansChat.Results;

namespace OrleansChat.Edge.Calls;

/// <summary>Faults that say "not now" rather than "this is wrong": a silo died, moves, or is busy.</summary>
internal static class ClusterFaults
{
    public static readonly Refusal Unavailable = new(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    /// <summary>What a browser is told of a passing fault.</summary>
    public static Refusal RefusalFor(Exception fault) => StorageRefusal(fault) ?? Unavailable;

    /// <summary>
    /// The database did not do what it was asked, as a silo says it or as this front saw it itself, and trying again makes sense.
    /// </summary>
    public static bool IsStorage(Exception fault) => StorageRefusal(fault) is not null;

    private static Refusal? StorageRefusal(Exception? fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is StorageUnavailableException said)
                return said.Refusal ?? DatabaseFault.RefusalFor(DatabaseFaultKind.Away);
        }

        return DatabaseFault.Of(fault) is { } kind ? DatabaseFault.RefusalFor(kind) : null;
    }

    /// <summary>No call here is cancelled by its caller: a cancelled one was given up by a silo that was busy or left.</summary>
    public static bool IsPassing(Exception fault) =>
        fault is TimeoutException
            or OperationCanceledException
            or OrleansMessageRejectionException
            or SiloUnavailableException
            or ConnectionFailedException
            or OrleansLifecycleCanceledException
            // An activation found that another one wrote its state, and left.
            or InconsistentStateException
        || IsStorage(fault);
}
