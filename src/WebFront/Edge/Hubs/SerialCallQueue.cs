namespace OrleansChat.Edge.Hubs;

/// <summary>Calls of one connection that keep their order: each begins when the one before has ended.</summary>
internal sealed class SerialCallQueue
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for those that came before. Those that come after wait until the turn is disposed.</summary>
    public async ValueTask<IDisposable> Enter()
    {
        var turn = new Turn();
        Task before;
        lock (_gate)
            (before, _last) = (_last, turn.Ended);
        await before;
        return turn;
    }

    private sealed class Turn : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Dispose() => _ended.TrySetResult();
    }
}
