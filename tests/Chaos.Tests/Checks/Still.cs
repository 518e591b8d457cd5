namespace OrleansChat.Chaos.Checks;

/// <summary>Waits until a check finds nothing wrong any more, and names what still is on giving up.</summary>
internal static class Still
{
    private const int Shown = 20;

    public static Task Wrong(string awaited, TimeSpan limit, Func<Task<IReadOnlyList<string>>> check) =>
        Eventually.Get(awaited, async () => Text(await check()), text => text.Length == 0, limit);

    private static string Text(IReadOnlyList<string> wrong) =>
        wrong.Count == 0 ? "" : $"{wrong.Count} wrong:\n{string.Join('\n', wrong.Take(Shown))}";
}
