namespace OrleansChat.Sessions;

/// <summary>What waits for the writer: bounded, first in first out.</summary>
internal sealed class AppendQueue(int capacity, IWorkSignal signal)
{
    private readonly Lock _lock = new();
    private readonly Queue<PendingAppend> _waiting = new();
    private bool _closed;

    public int Count => _waiting.Count;

    public EnqueueResult TryEnqueue(PendingAppend append)
    {
        lock (_lock)
        {
            if (_closed)
                return EnqueueResult.Closed;
            if (_waiting.Count >= capacity)
                return EnqueueResult.Full;
            _waiting.Enqueue(append);
            // Only the first one finds the writer asleep.
            if (_waiting.Count > 1)
                return EnqueueResult.Taken;
        }
        signal.Set();
        return EnqueueResult.Taken;
    }

    /// <summary>Waits for work and moves what fits to <paramref name="batch"/>. 0: closed, and all is taken.</summary>
    public async ValueTask<int> Take(PendingAppend[] batch)
    {
        while (true)
        {
            lock (_lock)
            {
                var count = 0;
                while (count < batch.Length && _waiting.TryDequeue(out var next))
                    batch[count++] = next;
                if (count > 0 || _closed)
                    return count;
            }
            await signal.Wait();
        }
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
        signal.Set();
    }
}

/// <summary>Whether the queue took an append.</summary>
internal enum EnqueueResult
{
    Taken,
    Full,
    Closed,
}
