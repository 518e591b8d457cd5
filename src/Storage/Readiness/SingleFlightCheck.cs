namespace OrleansChat.Readiness;

/// <summary>
/// Runs a check that may hang or be costly, for all who ask for it: one run at a time serves all, and its result counts for a second. The
/// answer comes within a second, even where the check never ends.
/// </summary>
/// <param name="look">Is told when nobody waits any more.</param>
/// <param name="late">The answer where the look takes longer than anybody waits.</param>
/// <param name="time">The clock.</param>
public sealed class SingleFlightCheck<T>(Func<CancellationToken, Task<T>> look, T late, TimeProvider time)
    where T : class
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(800);

    private readonly Lock _gate = new();
    private Task<T>? _running;
    private T? _seen;
    private long _seenAt;

    public async Task<T> Ask()
    {
        Task<T> running;
        lock (_gate)
        {
            if (_seen is { } seen && time.GetElapsedTime(_seenAt) < Remembered)
                return seen;
            running = _running ??= Task.Run(Look);
        }

        try
        {
            return await running.WaitAsync(Patience, time);
        }
        catch (TimeoutException) when (!running.IsFaulted)
        {
            return late;
        }
    }

    private async Task<T> Look()
    {
        T? found = null;
        try
        {
            using var limit = new CancellationTokenSource(Patience, time);
            return found = await look(limit.Token);
        }
        finally
        {
            lock (_gate)
            {
                (_running, _seen, _seenAt) = (null, found, time.GetTimestamp());
            }
        }
    }
}
