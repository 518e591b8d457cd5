using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace OrleansChat.Delivery;

/// <summary>
/// Sends signals to one web front, in order. It runs only while there is something to send, sends a batch that failed again, and closes
/// itself when the front fails several times in a row.
/// </summary>
/// <param name="lease">Whose.</param>
/// <param name="relay">Where the sender is kept.</param>
/// <param name="missed">Signals were lost before this sender: the front is told first.</param>
internal sealed partial class FrontSender(FrontLease lease, FrontRelay relay, bool missed)
{
    /// <summary>Signals waiting for one front; above it the oldest are dropped, and the front reads what it missed.</summary>
    private const int Capacity = 20_000;
    private const int MaxBatch = 1_000;
    private const int Attempts = 4;

    /// <summary>Grows with every attempt. A silo may hear a little late of a front that has just connected elsewhere.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly Queue<FrontSignal> _waiting = new();
    private readonly IFrontObserver _observer = relay.Reach(lease);
    private bool _running;
    private bool _closed;
    private bool _missed = missed;

    /// <summary>False: this sender is closed, and the relay makes a new one.</summary>
    public bool TrySend(FrontSignal signal)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            if (_waiting.Count == Capacity)
            {
                _waiting.Dequeue();
                _missed = true;
                DeliveryMetrics.Dropped.Add(1);
            }

            _waiting.Enqueue(signal);
            if (_running)
                return true;
            _running = true;
        }

        // On the thread pool, outside any grain's scheduler: a slow front must not hold a grain.
        ThreadPool.UnsafeQueueUserWorkItem(static sender => _ = sender.Run(), this, preferLocal: false);
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
        while (NextBatch() is { Length: > 0 } batch)
        {
            if (await Deliver(batch))
                continue;
            DeliveryMetrics.Dropped.Add(batch.Length);
            relay.NoteMissed(lease.Front); // Before it is closed: whoever makes the next sender must know.
            Close();
            relay.Forget(lease.Front, this);
            return;
        }
    }

    /// <summary>Twice does no harm: events have seqs, and of everything else the newest counts.</summary>
    private async Task<bool> Deliver(FrontSignal[] batch)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _observer.Deliver(new Immutable<FrontSignal[]>(batch));
                DeliveryMetrics.Delivered.Add(batch.Length);
                return true;
            }
            catch (Exception failure)
            {
                LogFailed(relay.Logger, failure, lease.Front.Value, batch.Length, attempt);
            }

            if (attempt == Attempts)
                return false;
            await Task.Delay(Pause * attempt, relay.Time);
        }
    }

    private FrontSignal[] NextBatch()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _running = false;
                return [];
            }

            var batch = new List<FrontSignal>(Math.Min(_waiting.Count, MaxBatch) + 1);
            if (_missed)
                batch.Add(new MissedSignal());
            _missed = false;
            while (batch.Count < MaxBatch && _waiting.TryDequeue(out var signal))
                batch.Add(signal);
            return [.. batch];
        }
    }

    [LoggerMessage(LogEvents.FrontSenderFailed, LogLevel.Warning, "Web front {Front} did not take {Count} signals at attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, Exception failure, string front, int count, int attempt);
}
