using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>The database said no; <paramref name="Failure"/> is its error.</summary>
internal readonly record struct Refused(CommitFailure Kind, Exception Failure);

/// <summary>How a commit with all its retries ended: neither refused nor given up means committed.</summary>
internal readonly record struct CommitResult(bool GaveUp = false, Refused? Refused = null);

/// <summary>
/// Commits with retries. A lost connection leaves the outcome unknown, so the same rows are written again on a new one
/// (rows that are already there show up as a conflict), until the oldest append runs out of time.
/// </summary>
internal sealed partial class RetryingCommitter(
    IBatchStoreFactory stores, JournalOptions options, TimeProvider time, JournalMetrics metrics, DatabaseState state,
    IWorkSignal signal, ILogger log)
    : IAsyncDisposable
{
    /// <summary>How long a cancelled commit may take to notice before it is left to itself.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly ILogger _log = log;
    private IBatchStore? _store;
    private CancellationTokenSource _limit = new();

    public TimeSpan TimeLeft(PendingAppend append) => options.GiveUpAfter - time.GetElapsedTime(append.EnqueuedAt);

    public async ValueTask<CommitResult> Commit(ArraySegment<PendingAppend> appends)
    {
        var pause = options.FirstPause;
        Exception? last = null;
        while (TimeLeft(appends) is var left && left > TimeSpan.Zero)
        {
            var started = time.GetTimestamp();
            _store ??= stores.Create();
            using var step = CommitTrace.Start(appends);
            try
            {
                await Attempt(_store, appends, left);
                metrics.Committed(appends.Count, time.GetElapsedTime(started));
                state.Answered();
                return default;
            }
            catch (Exception failure)
            {
                var kind = failure is TimeoutException ? CommitFailure.Unknown : _store.Classify(failure);
                metrics.Failed(kind);
                if (kind == CommitFailure.Unknown || failure is not DbException)
                    await Drop();
                step?.SetStatus(ActivityStatusCode.Error, kind.ToString());
                last = failure;
                if (kind != CommitFailure.Unknown)
                    return new(Refused: new Refused(kind, failure));
                LogAttemptFailed(failure, appends.Count, DatabaseFault.Words(DatabaseFault.Of(failure) ?? DatabaseFaultKind.Away));
            }
            if (TimeLeft(appends) <= pause)
                break;
            await signal.Pause(pause);
            pause = pause * 2 < options.MaxPause ? pause * 2 : options.MaxPause;
        }
        if (last is not null)
            state.Failed(last);
        LogGaveUp(appends.Count, options.GiveUpAfter);
        return new(GaveUp: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Drop();
        _limit.Dispose();
    }

    private TimeSpan TimeLeft(ArraySegment<PendingAppend> appends)
    {
        var left = TimeSpan.MaxValue;
        foreach (var append in appends)
        {
            if (TimeLeft(append) is var mine && mine < left)
                left = mine;
        }
        return left;
    }

    private async ValueTask Attempt(IBatchStore store, ArraySegment<PendingAppend> appends, TimeSpan left)
    {
        if (!_limit.TryReset())
        {
            _limit.Dispose();
            _limit = new CancellationTokenSource();
        }
        _limit.CancelAfter(left);
        var commit = store.Commit(appends, _limit.Token);
        if (commit.IsCompleted)
        {
            await commit;
            return;
        }
        var running = commit.AsTask();
        try
        {
            await running.WaitAsync(left + Grace, time);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            _store = null;
            _ = Abandon(store, running);
            throw;
        }
    }

    // A connection that does not even answer its cancellation: it ends by itself some time, unnoticed by callers.
    private async Task Abandon(IBatchStore store, Task running)
    {
        try
        {
            await running;
        }
        catch (Exception failure)
        {
            LogAbandoned(failure);
        }
        await Dispose(store);
    }

    private async ValueTask Drop()
    {
        if (_store is null)
            return;
        var store = _store;
        _store = null;
        await Dispose(store);
    }

    private async ValueTask Dispose(IBatchStore store)
    {
        try
        {
            await store.DisposeAsync();
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or IOException)
        {
            LogAbandoned(failure);
        }
    }

    [LoggerMessage(
        LogEvents.RetryingCommitterAttemptFailed,
        LogLevel.Warning,
        "A commit of {Appends} appends failed: {What}. Its outcome is unknown; trying again on a new connection.")]
    private partial void LogAttemptFailed(Exception failure, int appends, string what);

    [LoggerMessage(
        LogEvents.RetryingCommitterGaveUp,
        LogLevel.Error,
        "The database took none of {Appends} appends within {Limit}; they are answered as unavailable.")]
    private partial void LogGaveUp(int appends, TimeSpan limit);

    [LoggerMessage(LogEvents.RetryingCommitterAbandoned, LogLevel.Warning, "A broken connection of the journal ended late.")]
    private partial void LogAbandoned(Exception failure);

    [LoggerMessage(
        LogEvents.RetryingCommitterConflictUnread,
        LogLevel.Warning,
        "What an append ran into could not be read; it is answered as unavailable.")]
    public partial void LogConflictUnread(Exception failure);
}
