using NodaTime;

namespace OrleansChat.Channels;

/// <summary>The open times that start on one date, by the wall clock.</summary>
internal sealed class DayPlan
{
    private readonly IReadOnlyList<Times> _open;
    private readonly IReadOnlyList<Times> _breaks;

    public DayPlan(LocalDate date, DayHours hours)
    {
        _open = [.. hours.Open.Select(span => Times.On(date, span))];
        // A break that lies after midnight of an overnight span is written like one on its first day.
        _breaks = [.. hours.Breaks.SelectMany(span => new[] { Times.On(date, span), Times.On(date.PlusDays(1), span) })];
    }

    public DayPlan(LocalDate date, Holiday holiday)
    {
        Holiday = holiday;
        _open = [.. (holiday.Open ?? []).Select(span => Times.On(date, span))];
        _breaks = [];
    }

    /// <summary>Set: what the day before left over does not count on this date.</summary>
    public Holiday? Holiday { get; }

    /// <summary>Null: this plan says nothing about the time.</summary>
    public ClosedReason? At(LocalDateTime time)
    {
        if (!_open.Any(open => open.Contains(time)))
            return null;
        return _breaks.Any(pause => pause.Contains(time)) ? ClosedReason.Lunch : ClosedReason.None;
    }

    /// <summary>The times at which <see cref="At"/> may say something else.</summary>
    public IEnumerable<LocalDateTime> Edges() => _open.Concat(_breaks).SelectMany(times => new[] { times.Start, times.End });

    private readonly record struct Times(LocalDateTime Start, LocalDateTime End)
    {
        public static Times On(LocalDate date, LocalSpan span) => new(
            date.At(LocalTime.FromTimeOnly(span.Start)),
            date.PlusDays(span.End > span.Start ? 0 : 1).At(LocalTime.FromTimeOnly(span.End)));

        public bool Contains(LocalDateTime time) => Start <= time && time < End;
    }
}
