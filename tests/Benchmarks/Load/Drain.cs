namespace OrleansChat.Benchmarks.Load;

/// <summary>Lets what is still under way arrive.</summary>
internal static class Drain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the condition holds, or after 5 s: the caller counts what is missing.</summary>
    public static async Task Wait(Func<bool> done, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!done() && TimeProvider.System.GetElapsedTime(began) < Patience)
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancel);
    }
}
