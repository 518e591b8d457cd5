namespace OrleansChat.Benchmarks.Reporting;

/// <summary>The page keeps its words; the figures between the two marks are replaced by those of the run.</summary>
internal static class PerformancePage
{
    private const string Begin = "<!-- figures: written by eng/bench -->";
    private const string End = "<!-- end of figures -->";

    public static void Replace(string path, string figures)
    {
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{path} lacks the marks '{Begin}' and '{End}'.");
        File.WriteAllText(path, $"{page[..begin]}{Begin}\n\n{figures}\n{page[end..]}");
    }
}
