using OrleansChat.Results;

namespace OrleansChat.Edge.Calls;

/// <summary>Several reads at once, each with its own outcome: one that fails or hangs takes nothing from the others.</summary>
internal static class ParallelReads
{
    private const int AtOnce = 16;

    /// <summary>A silo that hangs is given up after 5 s; nobody waits that long for the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// In the order of the items. A passing fault, and what takes too long,
    /// is a refusal with a time; what takes too long goes on, and nobody waits for it.
    /// </summary>
    public static async Task<IReadOnlyList<(TItem Item, Result<T> Result)>> Run<TItem, T>(
        IEnumerable<TItem> items, TimeProvider time, Func<TItem, Task<Result<T>>> read)
    {
        using var places = new SemaphoreSlim(AtOnce);
        return await Task.WhenAll(items.Select(async item =>
        {
            await places.WaitAsync();
            try
            {
                return (item, await Once(read(item), time));
            }
            finally
            {
                places.Release();
            }
        }));
    }

    private static async Task<Result<T>> Once<T>(Task<Result<T>> reading, TimeProvider time)
    {
        try
        {
            return await reading.WaitAsync(Patience, time);
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            return ClusterFaults.RefusalFor(fault);
        }
    }
}
