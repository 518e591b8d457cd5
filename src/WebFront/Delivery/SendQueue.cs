using OrleansChat.Edge;

namespace OrleansChat.Delivery;

/// <summary>
/// The way to one group of connections: in order, never waited for. When slow connections hold more than
/// <see cref="MaxWaiting"/> sends, further ones are dropped, and the group is told to read once the jam is over.
/// </summary>
internal sealed class SendQueue(Func<Task> resync)
{
    private const int MaxWaiting = 64;

    private int _waiting;
    private int _missed;

    /// <summary>Starts the send, which serialises once for the whole group.</summary>
    public void Send<TState>(Func<TState, Task> send, TState state)
    {
        if (Volatile.Read(ref _waiting) >= MaxWaiting)
        {
            Volatile.Write(ref _missed, 1);
            FrontMetrics.PushesDropped.Add(1);
            return;
        }

        var sending = send(state);
        FrontMetrics.Pushes.Add(1);
        if (sending.IsCompletedSuccessfully)
            return;
        Interlocked.Increment(ref _waiting);
        _ = Finish(sending);
    }

    private async Task Finish(Task sending)
    {
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sending.IsFaulted)
        {
            // SignalR closes a connection that it cannot write to; whoever it was reconnects and reads.
            FrontMetrics.PushesFailed.Add(1);
        }

        if (Interlocked.Decrement(ref _waiting) == 0 && Interlocked.Exchange(ref _missed, 0) == 1)
            await resync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
