using System.Collections.Concurrent;

namespace OrleansChat.Cluster;

/// <summary>Several calls side by side, but not all: one that is not answered holds up one place, not the others.</summary>
internal static class BoundedParallel
{
    /// <summary>
    /// Stays on the caller's scheduler, so that a grain's turns stay its own.
    /// What <paramref name="act"/> throws is thrown when all are done.
    /// </summary>
    public static Task ForEach<T>(IEnumerable<T> items, int most, Func<T, Task> act)
    {
        var waiting = new ConcurrentQueue<T>(items);
        return Task.WhenAll(Enumerable.Range(0, Math.Min(most, waiting.Count)).Select(_ => Work(waiting, act)));
    }

    private static async Task Work<T>(ConcurrentQueue<T> waiting, Func<T, Task> act)
    {
        while (waiting.TryDequeue(out var item))
            await act(item);
    }
}
