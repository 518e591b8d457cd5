using NodaTime;

namespace OrleansChat.Channels;

/// <summary>Opening hours, slow and plain: every minute of two days is painted, and what the wall clock shows is looked up.</summary>
internal sealed class PaintedHours(OpeningHours hours)
{
    private const int Day = 24 * 60;
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[hours.TimeZone];
    private readonly Dictionary<DateOnly, Holiday> _holidays = hours.Holidays.ToDictionary(static holiday => holiday.Date);
    private readonly Dictionary<object, ClosedReason[]> _painted = new(ReferenceEqualityComparer.Instance);

    public (ClosedReason Closed, string? Holiday) At(DateTimeOffset instant)
    {
        var wall = instant.UtcDateTime + _zone.GetUtcOffset(Instant.FromDateTimeOffset(instant)).ToTimeSpan();
        var date = DateOnly.FromDateTime(wall);
        var minute = (wall.Hour * 60) + wall.Minute;
        var holiday = _holidays.GetValueOrDefault(date);
        var today = Painted(date)[minute];
        var leftOver = holiday is null ? Painted(date.AddDays(-1))[Day + minute] : ClosedReason.OutsideHours;
        if (today == ClosedReason.None || leftOver == ClosedReason.None)
            return (ClosedReason.None, null);
        if (today == ClosedReason.Lunch || leftOver == ClosedReason.Lunch)
            return (ClosedReason.Lunch, null);
        return holiday is null ? (ClosedReason.OutsideHours, null) : (ClosedReason.Holiday, holiday.Name);
    }

    private ClosedReason[] Painted(DateOnly date)
    {
        var (holiday, weekday) = (_holidays.GetValueOrDefault(date), hours.On(date.DayOfWeek));
        var rule = (object?)holiday ?? weekday;
        if (_painted.TryGetValue(rule, out var known))
            return known;
        var minutes = new ClosedReason[3 * Day];
        Array.Fill(minutes, ClosedReason.OutsideHours);
        var (open, breaks) = holiday is null ? (weekday.Open, weekday.Breaks) : (holiday.Open ?? [], []);
        foreach (var span in open)
            Paint(span, 0, minute => minutes[minute] = ClosedReason.None);
        foreach (var pause in breaks)
        {
            foreach (var day in (int[])[0, Day])
                Paint(pause, day, minute => minutes[minute] = minutes[minute] == ClosedReason.None ? ClosedReason.Lunch : minutes[minute]);
        }

        return _painted[rule] = minutes;
    }

    /// <summary>Minute by minute, until the clock shows the end; an end that it shows at once is a whole day away.</summary>
    private static void Paint(LocalSpan span, int from, Action<int> paint)
    {
        var minute = from + (int)span.Start.ToTimeSpan().TotalMinutes;
        do
        {
            paint(minute++);
        }
        while (minute % Day != (int)span.End.ToTimeSpan().TotalMinutes);
    }
}
