namespace OrleansChat.Channels;

/// <summary>
/// When a channel is open, by the wall clock of its time zone: it is open at an instant when the clock there then shows an
/// open time. A time that the clock skips in spring never comes, one that it shows twice in autumn counts twice.
/// </summary>
[GenerateSerializer, Alias("chat.opening-hours"), Immutable]
public sealed record OpeningHours
{
    /// <summary>No hours: open whenever agents are there. Days and holidays are kept but do not count.</summary>
    [Id(0)] public bool AlwaysOpen { get; init; } = true;

    /// <summary>IANA id, for instance <c>Europe/Oslo</c>.</summary>
    [Id(1)] public string TimeZone { get; init; } = "Etc/UTC";

    [Id(2)] public DayHours Monday { get; init; } = DayHours.Office;
    [Id(3)] public DayHours Tuesday { get; init; } = DayHours.Office;
    [Id(4)] public DayHours Wednesday { get; init; } = DayHours.Office;
    [Id(5)] public DayHours Thursday { get; init; } = DayHours.Office;
    [Id(6)] public DayHours Friday { get; init; } = DayHours.Office;
    [Id(7)] public DayHours Saturday { get; init; } = DayHours.Closed;
    [Id(8)] public DayHours Sunday { get; init; } = DayHours.Closed;

    /// <summary>Dates on which the weekday's hours do not count; at most one a date.</summary>
    [Id(9)] public IReadOnlyList<Holiday> Holidays { get; init; } = [];

    /// <summary>The hours that start on this weekday.</summary>
    public DayHours On(DayOfWeek day) => day switch
    {
        DayOfWeek.Monday => Monday,
        DayOfWeek.Tuesday => Tuesday,
        DayOfWeek.Wednesday => Wednesday,
        DayOfWeek.Thursday => Thursday,
        DayOfWeek.Friday => Friday,
        DayOfWeek.Saturday => Saturday,
        _ => Sunday,
    };
}

/// <summary>The hours that start on one weekday.</summary>
[GenerateSerializer, Alias("chat.day-hours"), Immutable]
public sealed record DayHours
{
    public static readonly DayHours Closed = new();
    public static readonly DayHours Office = new() { Open = [new(new(8, 0), new(16, 0))] };

    /// <summary>Open times, without overlaps; empty: closed.</summary>
    [Id(0)] public IReadOnlyList<LocalSpan> Open { get; init; } = [];

    /// <summary>Lunch and the like: each lies within one of the open times, after midnight too when that runs overnight.</summary>
    [Id(1)] public IReadOnlyList<LocalSpan> Breaks { get; init; } = [];
}

/// <summary>
/// From a local time until before another. An end at or before the start is on the next day: 22:00 to 06:00 runs
/// overnight, and 00:00 to 00:00 (like any equal pair) is 24 hours.
/// </summary>
[GenerateSerializer, Alias("chat.local-span"), Immutable]
public sealed record LocalSpan([property: Id(0)] TimeOnly Start, [property: Id(1)] TimeOnly End);

/// <summary>
/// A date with hours of its own. What runs overnight from the day before ends at its midnight; its own open times may
/// run into the next day.
/// </summary>
/// <param name="Date">In the channel's time zone.</param>
/// <param name="Name">Shown to visitors.</param>
/// <param name="Open">Open times of that date; null or empty: closed.</param>
[GenerateSerializer, Alias("chat.holiday"), Immutable]
public sealed record Holiday(
    [property: Id(0)] DateOnly Date,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<LocalSpan>? Open = null);
