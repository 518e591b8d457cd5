namespace OrleansChat.Channels;

/// <summary>Spans of one day, counted from its midnight; overnight ones end beyond 24 hours.</summary>
internal static class LocalSpans
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static bool Overlap(IReadOnlyList<LocalSpan>? spans)
    {
        var inOrder = (spans ?? []).Where(static span => span is not null).OrderBy(static span => span.Start).ToArray();
        return inOrder.Zip(inOrder.Skip(1)).Any(static pair => pair.First.EndOfDay() > pair.Second.Start.ToTimeSpan());
    }

    /// <summary>Whether the break lies within the open time, on its first or its second day.</summary>
    public static bool Holds(this LocalSpan open, LocalSpan pause) => Holds(open, pause, TimeSpan.Zero) || Holds(open, pause, Day);

    private static bool Holds(LocalSpan open, LocalSpan pause, TimeSpan later) =>
        open.Start.ToTimeSpan() <= pause.Start.ToTimeSpan() + later && pause.EndOfDay() + later <= open.EndOfDay();

    private static TimeSpan EndOfDay(this LocalSpan span) => span.End.ToTimeSpan() + (span.End > span.Start ? TimeSpan.Zero : Day);
}
