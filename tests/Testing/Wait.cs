using System.Diagnostics;

namespace OrleansChat.Testing;

/// <summary>Waits for named conditions of things that run in real time (processes, browsers, clusters).</summary>
public static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when the condition holds; throws <see cref="TimeoutException"/> naming what was awaited.</summary>
    public static async Task Until(string awaited, TimeSpan limit, Func<Task<bool>> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s in vain for {awaited}.");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Returns when nothing is wrong any more; throws <see cref="TimeoutException"/> naming what still is.</summary>
    public static async Task UntilNothing(string awaited, TimeSpan limit, Func<Task<IReadOnlyList<string>>> wrong)
    {
        IReadOnlyList<string> left = [];
        try
        {
            await Until(awaited, limit, async () => (left = await wrong()).Count == 0);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Still wrong ({left.Count}):\n{string.Join('\n', left.Take(20))}", late);
        }
    }
}
