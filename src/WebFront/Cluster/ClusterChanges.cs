namespace OrleansChat.Cluster;

/// <summary>
/// Tells this process that a silo, or the way to one, is gone. Calls that were under way to it may never be answered: who
/// waits for one can wait for this beside it, and repeat.
/// </summary>
internal sealed class ClusterChanges
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();

    /// <summary>Handlers are quick: they run one after the other, on the thread that noticed.</summary>
    public event Action? Changed;

    /// <summary>Waits for the next change, until disposed.</summary>
    public Waiting Next()
    {
        var next = new LinkedListNode<TaskCompletionSource>(new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
            _waiting.AddLast(next);
        return new(this, next);
    }

    public void Raise()
    {
        TaskCompletionSource[] all;
        lock (_gate)
            all = [.. _waiting];
        foreach (var next in all)
            next.TrySetResult();
        Changed?.Invoke();
    }

    private void Remove(LinkedListNode<TaskCompletionSource> next)
    {
        lock (_gate)
            _waiting.Remove(next);
    }

    /// <summary>One who waits.</summary>
    internal readonly struct Waiting(ClusterChanges changes, LinkedListNode<TaskCompletionSource> next) : IDisposable
    {
        public Task Task => next.Value.Task;

        public void Dispose() => changes.Remove(next);
    }
}
