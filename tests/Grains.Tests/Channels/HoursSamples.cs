using CsCheck;
using NodaTime;

namespace OrleansChat.Channels;

/// <summary>Time zones with a history, and hours that are hard on them.</summary>
internal static class HoursSamples
{
    public static readonly string[] Zones =
    [
        "Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu",
        "Pacific/Apia", "Africa/Casablanca", "America/St_Johns", "Asia/Tehran", "Europe/London",
    ];

    public static readonly DateTimeOffset From = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset To = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Hours with their edges where clocks are put, at midnight, overnight, around the day.</summary>
    public static IEnumerable<OpeningHours> Hard(string zone)
    {
        OpeningHours Daily(DayHours day) => new()
        {
            AlwaysOpen = false,
            TimeZone = zone,
            Monday = day,
            Tuesday = day,
            Wednesday = day,
            Thursday = day,
            Friday = day,
            Saturday = day,
            Sunday = day,
        };
        yield return Daily(new() { Open = [Span("08:00", "12:00"), Span("12:00", "16:00")], Breaks = [Span("11:30", "12:00")] }) with
        {
            Saturday = DayHours.Closed,
            Sunday = DayHours.Closed,
        };
        yield return Daily(new() { Open = [Span("22:00", "06:00")], Breaks = [Span("23:45", "00:15"), Span("02:00", "02:30")] });
        yield return Daily(
            new() { Open = [Span("00:30", "01:15"), Span("01:45", "02:15"), Span("02:30", "03:15"), Span("23:15", "00:00")] });
        yield return Daily(new() { Open = [Span("00:00", "00:00")], Breaks = [Span("00:00", "00:30"), Span("02:10", "02:20")] });
        yield return Daily(new() { Open = [Span("14:00", "14:00")], Breaks = [Span("13:45", "14:00")] }) with { Sunday = DayHours.Closed };
    }

    /// <summary>The instants from which the zone's clock is put differently, and a leap day for zones that leave it alone.</summary>
    public static IReadOnlyList<DateTimeOffset> Changes(string zone) =>
    [
        .. DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(Instant.FromDateTimeOffset(From), Instant.FromDateTimeOffset(To))
            .Where(static interval => interval.HasStart && interval.Start >= Instant.FromDateTimeOffset(From))
            .Select(static interval => interval.Start.ToDateTimeOffset()),
        new(2028, 2, 29, 0, 0, 0, TimeSpan.Zero),
    ];

    /// <summary>Any hours, overlapping and contradicting ones too, with holidays near the instant.</summary>
    public static Gen<OpeningHours> Any(string zone, DateTimeOffset near) =>
        Gen.Select(Day.Array[7], Gen.Select(Gen.Int[-3, 3], Spans, static (days, open) => (days, open)).Array[0, 3])
            .Select((week, holidays) => new OpeningHours
            {
                AlwaysOpen = false,
                TimeZone = zone,
                Monday = week[0],
                Tuesday = week[1],
                Wednesday = week[2],
                Thursday = week[3],
                Friday = week[4],
                Saturday = week[5],
                Sunday = week[6],
                Holidays = [.. holidays.DistinctBy(static holiday => holiday.days).Select(holiday => new Holiday(
                DateOnly.FromDateTime(near.UtcDateTime).AddDays(holiday.days), $"day {holiday.days}", holiday.open))],
            });

    public static Gen<T> OneOf<T>(IReadOnlyList<T> values) => Gen.Int[0, values.Count - 1].Select(index => values[index]);

    public static LocalSpan Span(string start, string end) => new(TimeOnly.Parse(start, null), TimeOnly.Parse(end, null));

    private static readonly Gen<TimeOnly> Time = Gen.Frequency(
        (1, Gen.Const(TimeOnly.MinValue)),
        (3, Gen.Int[0, 12].Select(static quarter => new TimeOnly(quarter / 4, quarter % 4 * 15))),
        (3, Gen.Int[0, 1_439].Select(static minute => new TimeOnly(minute / 60, minute % 60))));

    private static readonly Gen<IReadOnlyList<LocalSpan>> Spans =
        Gen.Select(Time, Time, static (start, end) => new LocalSpan(start, end))
            .Array[0, 3].Select(static spans => (IReadOnlyList<LocalSpan>)spans);

    private static readonly Gen<DayHours> Day = Gen.Select(
        Spans, Spans, static (open, breaks) => new DayHours { Open = open, Breaks = breaks });
}
