using NodaTime;
using NodaTime.Extensions;

namespace OrleansChat.Channels;

/// <summary>
/// Opening hours as a function of the instant (guarantee N14): what the wall clock of the zone shows then decides, so an
/// hour that is skipped or comes twice needs no rule of its own.
/// </summary>
internal sealed class Schedule(OpeningHours hours)
{
    /// <summary>How far ahead is looked for a change.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly DateTimeZone _zone = Zone(hours.TimeZone) ?? DateTimeZone.Utc;
    private readonly Dictionary<LocalDate, Holiday> _holidays = hours.Holidays
        .GroupBy(holiday => LocalDate.FromDateOnly(holiday.Date))
        .ToDictionary(static sameDate => sameDate.Key, static sameDate => sameDate.First());

    /// <summary>Null: the time zone database does not have it.</summary>
    public static DateTimeZone? Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>When the day of that zone began; where midnight is skipped, with the first hour that there is.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset time, string zone)
    {
        var known = Zone(zone) ?? DateTimeZone.Utc;
        return known.AtStartOfDay(Instant.FromDateTimeOffset(time).InZone(known).Date).ToInstant().ToDateTimeOffset();
    }

    public OpeningStatus At(DateTimeOffset time)
    {
        if (hours.AlwaysOpen)
            return new(ClosedReason.None);
        var now = Instant.FromDateTimeOffset(time);
        var state = StateAt(now);
        var end = now + Duration.FromTimeSpan(Horizon);
        Instant? until = null;
        for (var at = NextEdge(now); at < end; at = NextEdge(at))
        {
            var then = StateAt(at);
            if (then == state)
                continue;
            until ??= at;
            if (state.Open)
                return state with { Until = until.Value.ToDateTimeOffset() };
            if (then.Open)
                return state with { Until = until.Value.ToDateTimeOffset(), OpensAt = at.ToDateTimeOffset() };
        }

        return state with { Until = until?.ToDateTimeOffset() };
    }

    private OpeningStatus StateAt(Instant instant)
    {
        var time = instant.InZone(_zone).LocalDateTime;
        var today = PlanOf(time.Date);
        var closed = (today.At(time), today.Holiday is null ? PlanOf(time.Date.PlusDays(-1)).At(time) : null) switch
        {
            (ClosedReason.None, _) or (_, ClosedReason.None) => ClosedReason.None,
            (null, null) => today.Holiday is null ? ClosedReason.OutsideHours : ClosedReason.Holiday,
            _ => ClosedReason.Lunch,
        };
        return new(closed, closed == ClosedReason.Holiday ? today.Holiday?.Name : null);
    }

    /// <summary>The first instant after this one at which a plan has an edge, a date begins, or the zone's clock is put.</summary>
    private Instant NextEdge(Instant instant)
    {
        var clock = _zone.GetZoneInterval(instant);
        var time = instant.WithOffset(clock.WallOffset).LocalDateTime;
        var midnight = time.Date.PlusDays(1).AtMidnight();
        var edge = PlanOf(time.Date).Edges().Concat(PlanOf(time.Date.PlusDays(-1)).Edges())
            .Where(edge => edge > time)
            .Append(midnight)
            .Min()
            .WithOffset(clock.WallOffset)
            .ToInstant();
        return clock.HasEnd && clock.End < edge ? clock.End : edge;
    }

    private DayPlan PlanOf(LocalDate date) => _holidays.TryGetValue(date, out var holiday)
        ? new(date, holiday)
        : new(date, hours.On(date.DayOfWeek.ToDayOfWeek()));
}
