using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace OrleansChat.Delivery;

/// <summary>The queue to one front. Runs only while there is something to send; closes itself when the front fails.</summary>
internal sealed partial class FrontPump(FrontLease lease, FrontRelay relay)
{
    /// <summary>Signals waiting for one front; above it the oldest are dropped, and the front reads what it missed.</summary>
    private const int Capacity = 20_000;
    private const int MaxBatch = 1_000;
    private const int FailuresUntilClosed = 3;

    private readonly Lock _gate = new();
    private readonly Queue<FrontSignal> _waiting = new();
    private readonly IFrontObserver _observer = relay.Reach(lease);
    private bool _running;
    private bool _closed;
    private int _failures;

    /// <summary>False: this pump is closed; the sender makes a new one.</summary>
    public bool TrySend(FrontSignal signal)
    {
        lock (_gate)
        {
            if (_closed) return false;
            if (_waiting.Count == Capacity)
            {
                _waiting.Dequeue();
                DeliveryMetrics.Dropped.Add(1);
            }

            _waiting.Enqueue(signal);
            if (_running) return true;
            _running = true;
        }

        // On the thread pool, outside any grain's scheduler: a slow front must not hold a grain.
        ThreadPool.UnsafeQueueUserWorkItem(static pump => _ = pump.Run(), this, preferLocal: false);
        return true;
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
        }
    }

    private async Task Run()
    {
        while (Take() is { Length: > 0 } batch)
        {
            try
            {
                await _observer.Deliver(new Immutable<FrontSignal[]>(batch));
                _failures = 0;
                DeliveryMetrics.Delivered.Add(batch.Length);
            }
            catch (Exception failure)
            {
                DeliveryMetrics.Dropped.Add(batch.Length);
                LogFailed(relay.Logger, failure, lease.Front.Value, batch.Length);
                if (++_failures < FailuresUntilClosed) continue;
                Close();
                relay.Forget(lease.Front, this);
                return;
            }
        }
    }

    private FrontSignal[] Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _running = false;
                return [];
            }

            var batch = new FrontSignal[Math.Min(_waiting.Count, MaxBatch)];
            for (var i = 0; i < batch.Length; i++) batch[i] = _waiting.Dequeue();
            return batch;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Web front {Front} did not take {Count} signals; it will read what it missed")]
    private static partial void LogFailed(ILogger logger, Exception failure, string front, int count);
}
