namespace OrleansChat.Channels;

/// <summary>Spans of one day, counted from its midnight; overnight ones end beyond 24 hours.</summary>
internal static class LocalSpans
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static bool Overlap(IReadOnlyList<LocalSpan>? spans) =>
        Collide(Known(spans).Select(static span => (span.Start.ToTimeSpan(), span.EndOfDay())));

    /// <summary>Whether breaks overlap where they lie in the open times: on the first or the second day of each.</summary>
    public static bool Overlap(IReadOnlyList<LocalSpan>? breaks, IReadOnlyList<LocalSpan>? open) => Collide(
        from pause in Known(breaks)
        from later in new[] { TimeSpan.Zero, Day }
        where Known(open).Any(span => Holds(span, pause, later))
        select (pause.Start.ToTimeSpan() + later, pause.EndOfDay() + later));

    /// <summary>Whether one of these is still open when one of the next day begins.</summary>
    public static bool RunInto(IReadOnlyList<LocalSpan>? spans, IReadOnlyList<LocalSpan>? nextDay) => Known(spans).Any(
        span => Known(nextDay).Any(next => span.EndOfDay() - Day > next.Start.ToTimeSpan()));

    /// <summary>Whether the break lies within the open time, on its first or its second day.</summary>
    public static bool Holds(this LocalSpan open, LocalSpan pause) => Holds(open, pause, TimeSpan.Zero) || Holds(open, pause, Day);

    private static IEnumerable<LocalSpan> Known(IReadOnlyList<LocalSpan>? spans) => (spans ?? []).Where(static span => span is not null);

    private static bool Collide(IEnumerable<(TimeSpan Start, TimeSpan End)> times)
    {
        var inOrder = times.OrderBy(static time => time.Start).ToArray();
        return inOrder.Zip(inOrder.Skip(1)).Any(static pair => pair.First.End > pair.Second.Start);
    }

    private static bool Holds(LocalSpan open, LocalSpan pause, TimeSpan later) =>
        open.Start.ToTimeSpan() <= pause.Start.ToTimeSpan() + later && pause.EndOfDay() + later <= open.EndOfDay();

    private static TimeSpan EndOfDay(this LocalSpan span) => span.End.ToTimeSpan() + (span.End > span.Start ? TimeSpan.Zero : Day);
}
