using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orleans.Runtime.Messaging;
using Orleans.Storage;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Faults that say "not now" rather than "this is wrong": a silo died, moves, or is busy.</summary>
internal static class ClusterFaults
{
    public static readonly Refusal Unavailable = new(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    private static readonly Refusal StorageAway = new(RefusalCodes.StorageUnavailable, RetryAfter: TimeSpan.FromSeconds(1));

    /// <summary>What a browser is told of a passing fault.</summary>
    public static Refusal RefusalFor(Exception fault) => IsStorage(fault) ? StorageAway : Unavailable;

    /// <summary>The database is away, as a silo says it or as this front saw it itself. A refused write (a rule of the database) is no such fault.</summary>
    public static bool IsStorage(Exception fault)
    {
        for (Exception? cause = fault; cause is not null and not DbUpdateException; cause = cause.InnerException)
        {
            if (cause is StorageUnavailableException or DbException)
                return true;
        }

        return false;
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
