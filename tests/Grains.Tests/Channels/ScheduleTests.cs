using static OrleansChat.Channels.HoursSamples;

namespace OrleansChat.Channels;

/// <summary>Instants worked out by hand.</summary>
public class ScheduleTests
{
    private static readonly OpeningHours Oslo = new() { AlwaysOpen = false, TimeZone = "Europe/Oslo" };

    [Fact]
    public void AlwaysOpen_IsOpen_AndNeverChanges() =>
        Assert.Equal(new OpeningStatus(ClosedReason.None), new Schedule(new() { Monday = DayHours.Closed }).At(Utc("2026-06-01 03:00")));

    [Theory]
    [InlineData("Europe/Oslo", "2026-06-05 21:59", "2026-06-04 22:00")]
    [InlineData("Europe/Oslo", "2026-06-05 22:00", "2026-06-05 22:00")]
    [InlineData("Europe/Oslo", "2026-03-29 12:00", "2026-03-28 23:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04 12:00", "2018-11-04 03:00")] // There was no midnight.
    [InlineData("Nowhere/Known", "2026-06-05 21:59", "2026-06-05 00:00")]
    public void StartOfDay_IsByTheClockOfTheZone(string zone, string at, string start) =>
        Assert.Equal(Utc(start), Schedule.StartOfDay(Utc(at), zone));

    [Theory]
    [InlineData("2026-06-05 05:59", ClosedReason.OutsideHours, "2026-06-05 06:00", "2026-06-05 06:00")]
    [InlineData("2026-06-05 06:00", ClosedReason.None, "2026-06-05 14:00", null)]
    [InlineData("2026-06-05 14:00", ClosedReason.OutsideHours, "2026-06-08 06:00", "2026-06-08 06:00")]
    public void OfficeHours_OverTheWeekend(string at, ClosedReason closed, string until, string? opens) =>
        AssertSays(Oslo, at, closed, until, opens);

    [Theory]
    [InlineData("2026-06-05 09:45", ClosedReason.Lunch, "2026-06-05 10:00", "2026-06-05 10:00")]
    [InlineData("2026-06-05 10:00", ClosedReason.None, "2026-06-05 14:00", null)]
    public void Lunch_Closes(string at, ClosedReason closed, string until, string? opens) =>
        AssertSays(Oslo with { Friday = DayHours.Office with { Breaks = [Span("11:30", "12:00")] } }, at, closed, until, opens);

    [Fact]
    public void BreakAfterMidnight_BelongsToTheNightThatBeganTheDayBefore()
    {
        var hours = Oslo with { Friday = new() { Open = [Span("22:00", "06:00")], Breaks = [Span("02:00", "02:30")] } };

        AssertSays(hours, "2026-06-06 00:00", ClosedReason.Lunch, "2026-06-06 00:30", "2026-06-06 00:30");
        AssertSays(hours, "2026-06-06 00:30", ClosedReason.None, "2026-06-06 04:00", null);
    }

    [Fact]
    public void TimeSkippedInSpring_OpensWhereTheClockJumpsTo() =>
        AssertSays(
            Oslo with { Sunday = new() { Open = [Span("02:30", "10:00")] } },
            "2026-03-29 00:59",
            ClosedReason.OutsideHours,
            "2026-03-29 01:00",
            "2026-03-29 01:00");

    [Fact]
    public void HoursWithinTheSkippedHour_DoNotComeThatDay() =>
        AssertSays(
            Oslo with { Monday = DayHours.Closed, Sunday = new() { Open = [Span("02:10", "02:50")] } },
            "2026-03-29 00:59", ClosedReason.OutsideHours, "2026-03-31 06:00", "2026-03-31 06:00");

    [Fact]
    public void TimeShownTwiceInAutumn_CountsTwice()
    {
        var hours = Oslo with { Sunday = new() { Open = [Span("02:15", "02:45")] } };

        AssertSays(hours, "2026-10-25 00:20", ClosedReason.None, "2026-10-25 00:45", null);
        AssertSays(hours, "2026-10-25 00:45", ClosedReason.OutsideHours, "2026-10-25 01:15", "2026-10-25 01:15");
        AssertSays(hours, "2026-10-25 01:15", ClosedReason.None, "2026-10-25 01:45", null);
    }

    [Fact]
    public void DayThatDidNotExist_HadNoHours() =>
        AssertSays(
            new() { AlwaysOpen = false, TimeZone = "Pacific/Apia", Saturday = DayHours.Closed },
            "2011-12-30 09:00", ClosedReason.OutsideHours, "2012-01-01 18:00", "2012-01-01 18:00");

    [Fact]
    public void Holiday_EndsTheNightBeforeAtMidnight_AndHasNoNightOfItsOwn()
    {
        var night = new DayHours { Open = [Span("22:00", "06:00")] };
        var hours = Oslo with { Thursday = night, Friday = night, Saturday = night, Holidays = [new(new(2026, 12, 25), "Christmas")] };

        AssertSays(hours, "2026-12-24 22:00", ClosedReason.None, "2026-12-24 23:00", null);
        AssertSays(hours, "2026-12-24 23:00", ClosedReason.Holiday, "2026-12-25 23:00", "2026-12-26 21:00", "Christmas");
        AssertSays(hours, "2026-12-25 23:00", ClosedReason.OutsideHours, "2026-12-26 21:00", "2026-12-26 21:00");
    }

    [Fact]
    public void HolidayWithHours_HasTheseOnly_IntoTheNextDay()
    {
        var hours = Oslo with { Holidays = [new(new(2026, 12, 24), "Christmas Eve", [Span("10:00", "12:00"), Span("23:00", "01:00")])] };

        AssertSays(hours, "2026-12-24 08:00", ClosedReason.Holiday, "2026-12-24 09:00", "2026-12-24 09:00", "Christmas Eve");
        AssertSays(hours, "2026-12-24 22:00", ClosedReason.None, "2026-12-25 00:00", null);
    }

    [Fact]
    public void LeapDay_IsADayLikeAnother() => AssertSays(
        Oslo with { Holidays = [new(new(2028, 2, 29), "Leap day")] },
        "2028-02-28 23:00", ClosedReason.Holiday, "2028-02-29 23:00", "2028-03-01 07:00", "Leap day");

    [Fact]
    public void AroundTheClock_NeverChanges()
    {
        var day = new DayHours { Open = [Span("00:00", "00:00")] };
        var hours = Oslo with { Monday = day, Tuesday = day, Wednesday = day, Thursday = day, Friday = day, Saturday = day, Sunday = day };

        Assert.Equal(new OpeningStatus(ClosedReason.None), new Schedule(hours).At(Utc("2026-10-25 00:30")));
    }

    [Fact]
    public void NoHoursAtAll_AreClosedForGood()
    {
        var none = DayHours.Closed;
        var hours = Oslo with { Monday = none, Tuesday = none, Wednesday = none, Thursday = none, Friday = none };

        Assert.Equal(new OpeningStatus(ClosedReason.OutsideHours), new Schedule(hours).At(Utc("2026-10-25 00:30")));
    }

    private static void AssertSays(
        OpeningHours hours, string at, ClosedReason closed, string until, string? opens, string? holiday = null) =>
        Assert.Equal(new OpeningStatus(closed, holiday, Utc(until), opens is null ? null : Utc(opens)), new Schedule(hours).At(Utc(at)));

    private static DateTimeOffset Utc(string time) => DateTimeOffset.Parse($"{time}Z", null);
}
