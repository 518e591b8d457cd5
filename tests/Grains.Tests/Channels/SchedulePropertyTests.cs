using CsCheck;
using NodaTime;

namespace OrleansChat.Channels;

/// <summary>Opening hours against <see cref="PaintedHours"/>, wherever clocks are put between 2010 and 2030 (guarantee N14).</summary>
public class SchedulePropertyTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Around = TimeSpan.FromHours(26);

    public static TheoryData<string> Zones => [.. HoursSamples.Zones];

    [Theory]
    [MemberData(nameof(Zones))]
    public void MinuteByMinute_AroundEveryChangeOfTheClock(string zone)
    {
        foreach (var hours in HoursSamples.Hard(zone))
        {
            foreach (var change in HoursSamples.Changes(zone))
                Walk(hours, change - Around, change + Around);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void EdgeByEdge_OverTwentyOneYears(string zone)
    {
        foreach (var hours in HoursSamples.Hard(zone).Take(2))
        {
            var (schedule, painted) = (new Schedule(hours), new PaintedHours(hours));
            var (at, count) = (HoursSamples.From, 0);
            while (at < HoursSamples.To)
            {
                var seen = schedule.At(at);
                Assert.True(seen.Until > at, $"{at:u}: {seen}");
                var until = seen.Until.Value;
                foreach (var instant in (DateTimeOffset[])[at, at + ((until - at) / 2), until - Minute])
                    AssertSays(painted, instant, seen);
                Assert.NotEqual(painted.At(at), painted.At(until));
                (at, count) = (until, count + 1);
            }

            Assert.True(count > 21 * 250, $"{count} changes");
        }
    }

    /// <summary>What lies ahead is a prediction that databases of different age differ in.</summary>
    [Theory]
    [MemberData(nameof(Zones))]
    public void WallClock_IsThatOfTheRuntime_InThePast(string zone)
    {
        var (ours, theirs) = (Schedule.Zone(zone)!, TimeZoneInfo.FindSystemTimeZoneById(zone));
        for (var at = HoursSamples.From; at < new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero); at += TimeSpan.FromHours(1))
            Assert.Equal(theirs.GetUtcOffset(at), ours.GetUtcOffset(Instant.FromDateTimeOffset(at)).ToTimeSpan());
    }

    [Fact]
    public void AnyHours_AroundAnyChangeOfTheClock() =>
        HoursSamples.OneOf(HoursSamples.Zones)
            .SelectMany(static zone => HoursSamples.OneOf(HoursSamples.Changes(zone)).Select(change => (zone, change)))
            .SelectMany(static place => HoursSamples.Any(place.zone, place.change).Select(hours => (hours, place.change)))
            .Sample(static sample => Walk(sample.hours, sample.change - Around, sample.change + Around), iter: 200);

    [Fact]
    public void AnyInstant_SaysTheSameUntilItsEnd() =>
        Gen.Select(
            HoursSamples.OneOf(HoursSamples.Zones),
            Gen.Int[0, 21 * 365 * 24 * 3_600],
            static (zone, seconds) => (zone, HoursSamples.From.AddSeconds(seconds)))
            .SelectMany(static place => HoursSamples.Any(place.zone, place.Item2).Select(hours => (hours, at: place.Item2)))
            .Sample(
                static sample =>
                {
                    var schedule = new Schedule(sample.hours);
                    var seen = schedule.At(sample.at);
                    if (seen.Until is not { } until)
                        return;
                    Assert.Equal(seen, schedule.At(until.AddTicks(-1)));
                    Assert.NotEqual((seen.Closed, seen.Holiday), (schedule.At(until).Closed, schedule.At(until).Holiday));
                    if (seen.OpensAt is { } opens)
                        Assert.True(schedule.At(opens).Open && !schedule.At(opens.AddTicks(-1)).Open);
                },
                iter: 2_000);

    [Fact]
    public void AnyWeek_IsRefusedWhereverTwoOpenTimesMeet() =>
        HoursSamples.Any("Etc/UTC", HoursSamples.From).Sample(
            static hours =>
            {
                var week = hours with { Holidays = [] };
                var opens = new int[7 * 24 * 60];
                var spans = Enum.GetValues<DayOfWeek>().SelectMany(day => week.On(day).Open.Select(span => (span, (int)day)));
                foreach (var (span, day) in spans)
                {
                    var from = (day * 24 * 60) + (int)span.Start.ToTimeSpan().TotalMinutes;
                    var length = (int)(span.End - span.Start).TotalMinutes;
                    for (var minute = from; minute < from + (length == 0 ? 24 * 60 : length); minute++)
                        opens[minute % opens.Length]++;
                }

                var refused = ChannelSettingsRules.Refuse(new() { Name = "Any", Hours = week })?.Details
                    ?? new Dictionary<string, string>();
                Assert.Equal(
                    opens.Any(static count => count > 1),
                    refused.Keys.Any(static field => field.EndsWith(".open", StringComparison.Ordinal)));
            },
            iter: 2_000);

    /// <summary>Asks the schedule only where it says that something changes, and the painted hours every minute.</summary>
    private static void Walk(OpeningHours hours, DateTimeOffset from, DateTimeOffset to)
    {
        var (schedule, painted) = (new Schedule(hours), new PaintedHours(hours));
        var seen = schedule.At(from);
        for (var at = from; at < to; at += Minute)
        {
            if (at >= seen.Until)
            {
                Assert.Equal(at, seen.Until);
                var now = schedule.At(at);
                Assert.NotEqual((seen.Closed, seen.Holiday), (now.Closed, now.Holiday));
                if (!seen.Open)
                    Assert.Equal(seen.OpensAt, now.Open ? at : now.OpensAt);
                seen = now;
            }

            AssertSays(painted, at, seen);
        }
    }

    private static void AssertSays(PaintedHours painted, DateTimeOffset at, OpeningStatus seen)
    {
        var expected = painted.At(at);
        Assert.True(expected == (seen.Closed, seen.Holiday), $"{at:u}: the wall clock says {expected}, the schedule {seen}");
        Assert.True(!seen.Open || seen.OpensAt is null);
    }
}
