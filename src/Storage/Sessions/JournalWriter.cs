using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>
/// The one writer of a process: takes all that waits, commits it at once, answers, and takes again. Without load it
/// sleeps; under load commits grow instead of queueing. Nothing waits for a timer.
/// </summary>
internal sealed partial class JournalWriter : IAsyncDisposable, IDisposable
{
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly JournalMetrics _metrics;
    private readonly ILogger<JournalWriter> _log;
    private readonly AppendQueue _queue;
    private readonly BatchCommitter _committer;
    private readonly Task _loop;

    public JournalWriter(
        IBatchStoreFactory stores, ConflictReader conflicts, JournalOptions options, TimeProvider time, JournalMetrics metrics,
        DatabaseState state, ILogger<JournalWriter> log)
    {
        (_options, _time, _metrics, _log) = (options.Checked(), time, metrics, log);
        IWorkSignal signal = stores.Blocks ? new ThreadWorkSignal(time) : new TaskWorkSignal(time);
        _queue = new AppendQueue(options.Capacity, signal);
        _committer = new BatchCommitter(
            new RetryingCommitter(stores, options, time, metrics, state, signal, log), conflicts, options, metrics);
        metrics.Observe(() => _queue.Count);
        _loop = stores.Blocks ? RunOnOwnThread() : Task.Run(Run);
    }

    public ValueTask<AppendOutcome> Append(SessionAppend append)
    {
        var pending = new PendingAppend(append, _time.GetTimestamp());
        switch (_queue.TryEnqueue(pending))
        {
            case EnqueueResult.Taken:
                return pending.Answer;
            case EnqueueResult.Full:
                _metrics.Answered(AppendStatus.Busy);
                return new(new AppendOutcome(AppendStatus.Busy, _options.BusyRetryAfter));
            default:
                _metrics.Answered(AppendStatus.Unavailable);
                return new(new AppendOutcome(AppendStatus.Unavailable, _options.UnavailableRetryAfter));
        }
    }

    /// <summary>Writes what waits, then answers every later append with Unavailable.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task Run()
    {
        // Not part of whatever made this writer.
        Activity.Current = null;
        var buffer = new PendingAppend[_options.MaxBatch];
        while (await _queue.Take(buffer) is > 0 and var count)
        {
            var batch = new ArraySegment<PendingAppend>(buffer, 0, count);
            try
            {
                Array.Sort(buffer, 0, count);
                await _committer.Commit(batch);
            }
            catch (Exception failure)
            {
                // A defect of the writer must not leave callers waiting, and must not end the writer.
                LogDefect(failure);
                foreach (var append in batch)
                {
                    if (!append.Answered)
                        append.Fail(failure);
                }
            }
            Array.Clear(buffer, 0, count);
        }
        await _committer.DisposeAsync();
    }

    // All that the loop awaits completes at once on this thread when the store blocks.
    private Task RunOnOwnThread()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            Run().GetAwaiter().GetResult();
            done.SetResult();
        })
        { IsBackground = true, Name = "Chat journal" };
        thread.Start();
        return done.Task;
    }

    [LoggerMessage(LogEvents.JournalWriterDefect, LogLevel.Critical, "The journal's writer failed on a batch.")]
    private partial void LogDefect(Exception failure);
}
