using System.Diagnostics;

namespace OrleansChat.Testing.Waiting;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as the condition holds; throws <see cref="TimeoutException"/> saying what was awaited.</summary>
    public static async Task Holds(Func<bool> condition, string awaited)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); await Task.Delay(5))
        {
            if (waited.Elapsed > Limit) throw new TimeoutException($"Waited {Limit} in vain for: {awaited}");
        }
    }
}
