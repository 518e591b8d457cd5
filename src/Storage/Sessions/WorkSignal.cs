using System.Threading.Tasks.Sources;

namespace OrleansChat.Sessions;

/// <summary>Lets the journal's writer sleep until there is work to do, without spinning.</summary>
internal interface IWorkSignal
{
    /// <summary>Wakes the writer, or lets its next wait pass. Several calls count as one.</summary>
    void Set();

    ValueTask Wait();

    ValueTask Pause(TimeSpan time);
}

/// <summary>For a writer that blocks in its database anyway: all waits keep its own thread.</summary>
internal sealed class ThreadWorkSignal(TimeProvider time) : IWorkSignal
{
    private readonly object _monitor = new();
    private bool _set;

    public void Set()
    {
        lock (_monitor)
        {
            _set = true;
            Monitor.Pulse(_monitor);
        }
    }

    public ValueTask Wait()
    {
        lock (_monitor)
        {
            while (!_set)
                Monitor.Wait(_monitor);
            _set = false;
        }
        return default;
    }

    public ValueTask Pause(TimeSpan pause)
    {
        Task.Delay(pause, time).GetAwaiter().GetResult();
        return default;
    }
}

/// <summary>For a writer whose database is asynchronous: it holds no thread while it waits.</summary>
internal sealed class TaskWorkSignal(TimeProvider time) : IWorkSignal, IValueTaskSource
{
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<bool> _waiter = new() { RunContinuationsAsynchronously = true };
    private bool _set;
    private bool _waiting;

    public void Set()
    {
        lock (_lock)
        {
            if (!_waiting)
            {
                _set = true;
                return;
            }
            _waiting = false;
        }
        _waiter.SetResult(true);
    }

    public ValueTask Wait()
    {
        lock (_lock)
        {
            if (_set)
            {
                _set = false;
                return default;
            }
            _waiter.Reset();
            _waiting = true;
            return new ValueTask(this, _waiter.Version);
        }
    }

    public ValueTask Pause(TimeSpan pause) => new(Task.Delay(pause, time));

    void IValueTaskSource.GetResult(short token) => _waiter.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _waiter.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiter.OnCompleted(continuation, state, token, flags);
}
