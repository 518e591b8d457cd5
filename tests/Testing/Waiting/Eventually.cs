using System.Diagnostics;

namespace OrleansChat.Testing;

/// <summary>Waits for a condition, never for a time; on giving up it names what was awaited and what was seen last.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Looks until the condition holds; answers what was seen then.</summary>
    public static async Task<T> Get<T>(string awaited, Func<Task<T>> look, Func<T, bool> holds, TimeSpan? limit = null)
    {
        var clock = Stopwatch.StartNew();
        object? seen = null;
        while (clock.Elapsed < (limit ?? Limit))
        {
            try
            {
                var value = await look();
                if (holds(value))
                    return value;
                seen = value;
            }
            catch (Exception failure)
            {
                seen = failure;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Awaited for {clock.Elapsed.TotalSeconds:0} s: {awaited}. Seen last: {seen ?? "nothing"}");
    }

    /// <summary>Looks until the condition holds.</summary>
    public static Task<bool> Holds(string awaited, Func<Task<bool>> look, TimeSpan? limit = null) =>
        Get(awaited, look, static holds => holds, limit);

    /// <summary>Looks until the condition holds.</summary>
    public static Task<bool> Holds(string awaited, Func<bool> look, TimeSpan? limit = null) =>
        Holds(awaited, () => Task.FromResult(look()), limit);
}
