namespace OrleansChat.Benchmarks.Running;

/// <summary>Tells whoever waits what is going on; on standard error, away from the figures.</summary>
internal static class Progress
{
    public static void Say(string what) => System.Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss}   {what}");
}
