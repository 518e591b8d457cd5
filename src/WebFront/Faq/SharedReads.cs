namespace OrleansChat.Faq;

/// <summary>One read for all who ask for the same at once. It goes on when one of them waits no longer: the next has use for it.</summary>
internal sealed class SharedReads<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TValue>> _underWay = [];
    private readonly Lock _gate = new();

    /// <param name="key">What is read.</param>
    /// <param name="read">Keeps what it has read before it ends: nobody else does where nobody waits.</param>
    public Task<TValue> Of(TKey key, Func<Task<TValue>> read)
    {
        lock (_gate)
        {
            if (!_underWay.TryGetValue(key, out var under))
                _underWay[key] = under = Task.Run(() => Read(key, read));
            return under;
        }
    }

    private async Task<TValue> Read(TKey key, Func<Task<TValue>> read)
    {
        try
        {
            return await read();
        }
        finally
        {
            lock (_gate)
            {
                _underWay.Remove(key);
            }
        }
    }
}
