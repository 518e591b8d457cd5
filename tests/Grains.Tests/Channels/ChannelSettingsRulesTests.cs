using OrleansChat.Results;
using static OrleansChat.Channels.HoursSamples;

namespace OrleansChat.Channels;

public class ChannelSettingsRulesTests
{
    private static readonly ChannelSettings Good = new() { Name = "Support" };

    public static TheoryData<string, string, ChannelSettings> Broken => new()
    {
        { "name", "required", Good with { Name = " " } },
        { "name", "length:100", Good with { Name = new('x', 101) } },
        { "header", "characters", Good with { Header = "a\0" } },
        { "name", "required", Good with { Name = "\u200b\u3164" } },
        { "description", "characters", Good with { Description = "half \ud83d" } },
        { "hours.holidays[0].name", "required", Holidays(new Holiday(new(2026, 5, 1), "\u2800")) },
        { "language", "language", Good with { Language = "english!" } },
        { "color", "color", Good with { Color = "green" } },
        { "alertEmail", "email", Good with { AlertEmail = "alerts@" } },
        { "alertEmail", "email", Good with { AlertEmail = "one@shop.example, two@shop.example" } },
        { "alertEmail", "email", Good with { AlertEmail = "one@shop.example;two@shop.example" } },
        { "alertEmail", "email", Good with { AlertEmail = "<b>alerts@shop.example</b>" } },
        { "alertEmail", "email", Good with { AlertEmail = "Alerts <alerts@shop.example>" } },
        { "alertEmail", "email", Good with { AlertEmail = "alerts@shop.example\r\nBcc: all@shop.example" } },
        { "idleTimeout", "range:00:00:01-30.00:00:00", Good with { IdleTimeout = TimeSpan.Zero } },
        { "warnAgentsNewChat", "range:00:00:01-1.00:00:00", Good with { WarnAgentsNewChat = TimeSpan.FromDays(2) } },
        { "queueLimit", "range:0-10000", Good with { QueueLimit = -1 } },
        { "allowedOrigins[1]", "origin", Good with { AllowedOrigins = ["https://shop.example", "https://shop.example/path"] } },
        { "allowedOrigins[0]", "origin", Good with { AllowedOrigins = ["*"] } },
        { "hours", "required", Good with { Hours = null! } },
        { "hours.timeZone", "timeZone", Good with { Hours = new() { TimeZone = "Europe/Atlantis" } } },
        { "hours.monday.open", "overlap", Hours(new() { Open = [Span("08:00", "12:00"), Span("11:00", "16:00")] }) },
        { "hours.monday.open", "overlap", Hours(new() { Open = [Span("22:00", "06:00"), Span("23:00", "00:00")] }) },
        { "hours.monday.open", "overlapNext:monday-tuesday", Hours(new() { Open = [Span("17:00", "16:00")] }) },
        {
            "hours.sunday.open", "overlapNext:sunday-monday",
            Hours(new() { Open = [Span("00:00", "06:00")] }, sunday: new() { Open = [Span("22:00", "01:00")] })
        },
        {
            "hours.saturday.open", "overlapNext:saturday-sunday",
            Hours(DayHours.Closed, new() { Open = [Span("09:59", "20:00")] }, new() { Open = [Span("10:00", "10:00")] })
        },
        {
            "hours.monday.breaks", "overlap",
            Hours(new() { Open = [Span("22:00", "06:00")], Breaks = [Span("23:45", "00:15"), Span("00:00", "00:30")] })
        },
        { "hours.monday.open[0]", "required", Hours(new() { Open = [null!] }) },
        { "hours.monday.breaks[0]", "outsideHours", Hours(new() { Open = [Span("08:00", "12:00")], Breaks = [Span("11:30", "12:30")] }) },
        { "hours.holidays", "duplicate", Holidays(new(new(2026, 5, 1), "a"), new(new(2026, 5, 1), "b")) },
        { "hours.holidays[0].name", "required", Holidays(new Holiday(new(2026, 5, 1), "")) },
        {
            "hours.holidays[0].open", "overlap",
            Holidays(new Holiday(new(2026, 5, 1), "May Day", [Span("08:00", "12:00"), Span("11:00", "16:00")]))
        },
        // A Thursday, before a Friday with office hours.
        {
            "hours.holidays[1].open", "overlapWeekday:friday",
            Holidays(new(new(2026, 1, 1), "New Year"), new(new(2026, 5, 14), "Ascension", [Span("20:00", "08:30")]))
        },
        { "hours.holidays[0].name", "length:100", Good with { Hours = new() { Holidays = [new(new(2026, 5, 1), new('x', 101))] } } },
        { "hours.holidays[0].name", "required", Good with { Hours = new() { Holidays = [new(new(2026, 5, 1), null!)] } } },
        { "hours.monday.open", "required", Good with { Hours = new() { Monday = new() { Open = null! } } } },
        { "look.theme", "choice", Good with { Look = new() { Theme = (WidgetTheme)9 } } },
        { "look.badge.background", "color", Good with { Look = new() { Badge = new("#12345", null) } } },
        { "look.font", "font", Good with { Look = new() { Font = "x; } body { display: none" } } },
        { "look.fontSize", "range:10-24", Good with { Look = new() { FontSize = 72 } } },
        { "window.queueMessage", "placeholder", Good with { Window = new() { QueueMessage = "Number {cque}, wait {wait}" } } },
        { "offline.afterInQueue", "range:00:00:01-1.00:00:00", Good with { Offline = new() { AfterInQueue = TimeSpan.Zero } } },
        { "offline.aboveQueueLength", "range:0-10000", Good with { Offline = new() { AboveQueueLength = -1 } } },
        { "offline.fields.email", "choice", Good with { Offline = new() { Fields = new() { Email = (FieldUse)7 } } } },
        { "preChat.consentLink", "link", Good with { PreChat = new() { ConsentText = "Yes", ConsentLink = "javascript:alert(1)" } } },
        { "preChat.consentText", "required", Good with { PreChat = new() { ConsentLink = "https://shop.example/privacy" } } },
        { "preChat.consentLink", "link", Good with { PreChat = new() { On = false, ConsentLink = "javascript:alert(1)" } } },
        { "postChatForm.ratingText", "length:200", Good with { PostChatForm = new() { RatingText = new('x', 201) } } },
        { "bot.name", "required", Good with { Bot = new(On: true, "") } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void BrokenRule_IsRefused_WithTheFieldsPath(string field, string rule, ChannelSettings settings)
    {
        var refusal = ChannelSettingsRules.Refuse(settings);

        Assert.Equal(RefusalCodes.SettingsInvalid, refusal?.Code);
        Assert.Equal(new Dictionary<string, string> { [field] = rule }, refusal?.Details);
    }

    [Fact]
    public void EveryWrongField_IsNamed() => Assert.Equal(
        ["header", "name", "offline.category"],
        ChannelSettingsRules.Refuse(new() { Name = "", Header = "", Offline = new() { Category = new('x', 101) } })!.Details!.Keys.Order());

    [Fact]
    public void Defaults_AreAllowed() => Assert.Null(ChannelSettingsRules.Refuse(Good));

    [Fact]
    public void EverythingSet_IsAllowed() => Assert.Null(ChannelSettingsRules.Refuse(Good with
    {
        AlertEmail = "alerts@shop.example",
        AllowedOrigins = ["https://shop.example", "http://localhost:5080"],
        WarnAgentsNewChat = null,
        Hours = new()
        {
            AlwaysOpen = false,
            TimeZone = "Asia/Calcutta",
            Monday = new()
            {
                Open = [Span("22:00", "06:00"), Span("08:00", "22:00")],
                Breaks = [Span("23:45", "00:15"), Span("02:00", "02:30")],
            },
            Holidays = [new(new(2028, 2, 29), "Leap day", [Span("00:00", "00:00")])],
        },
        Look = new() { Font = "\"Open Sans\", Ærlig Grotesk", Button = new("#ABCDEF", "#000000") },
        Window = new() { QueueMessage = "Number {cque}, about {cavw}" },
        PreChat = new() { ConsentText = "Yes", ConsentLink = "https://shop.example/privacy" },
        Bot = new(On: false, ""),
    }));

    public static TheoryData<ChannelSettings> Unfinished => new()
    {
        Hours(new() { Open = [Span("08:00", "12:00"), Span("11:00", "16:00")] }),
        Hours(new() { Open = [Span("08:00", "12:00")], Breaks = [Span("11:30", "12:30")] }),
        Holidays(new Holiday(new(2026, 5, 1), "")),
        Holidays(new(new(2026, 5, 1), "a"), new(new(2026, 5, 1), "b")),
        Good with { PreChat = new() { ConsentLink = "https://shop.example/privacy" } },
    };

    [Theory]
    [MemberData(nameof(Unfinished))]
    public void UnfinishedPart_BlocksOnlyWhileItIsOn(ChannelSettings settings)
    {
        var off = settings with { Hours = settings.Hours with { AlwaysOpen = true }, PreChat = settings.PreChat with { On = false } };

        Assert.NotNull(ChannelSettingsRules.Refuse(settings));
        Assert.Null(ChannelSettingsRules.Refuse(off));
    }

    [Fact]
    public void WhatEndsWhenTheNextDayBegins_IsAllowed()
    {
        Assert.Null(ChannelSettingsRules.Refuse(Hours(new() { Open = [Span("17:00", "08:00")] })));
        Assert.Null(ChannelSettingsRules.Refuse(
            Hours(new() { Open = [Span("00:00", "00:00")] }, sunday: new() { Open = [Span("12:00", "00:00")] })));
        // What was left over from the day before does not count on a holiday, and the last day there is has no next one.
        Assert.Null(ChannelSettingsRules.Refuse(Holidays(
            new(new(2026, 5, 14), "Ascension", [Span("20:00", "08:30")]), new(new(2026, 5, 15), "Bridge", [Span("08:00", "12:00")]))));
        Assert.Null(ChannelSettingsRules.Refuse(Holidays(new Holiday(DateOnly.MaxValue, "The end", [Span("20:00", "08:30")]))));
    }

    private static ChannelSettings Hours(DayHours monday, DayHours? sunday = null, DayHours? saturday = null) => Good with
    {
        Hours = new() { AlwaysOpen = false, Monday = monday, Sunday = sunday ?? DayHours.Closed, Saturday = saturday ?? DayHours.Closed },
    };

    private static ChannelSettings Holidays(params Holiday[] holidays) =>
        Good with { Hours = new() { AlwaysOpen = false, Holidays = holidays } };
}
