using FluentValidation;

namespace OrleansChat.Channels;

/// <summary>While the channel is always open, hours need only a shape that can be stored; their sense is judged when they count.</summary>
internal sealed class OpeningHoursRules : AbstractValidator<OpeningHours>
{
    public OpeningHoursRules()
    {
        RuleFor(static it => it.TimeZone).NotEmpty().Must(static id => id is null || Schedule.Zone(id) is not null).WithErrorCode("time-zone");
        Days(new DayHoursShape());
        RuleFor(static it => it.Holidays).NotNull().AtMost(500);
        RuleForEach(static it => it.Holidays).NotNull().SetValidator(new HolidayShape());
        When(static it => !it.AlwaysOpen, () =>
        {
            Days(new DayHoursRules());
            RuleFor(static it => it.Holidays)
                .Must(static days => days is null || days.DistinctBy(static day => day?.Date).Count() == days.Count).WithErrorCode("duplicate");
            RuleForEach(static it => it.Holidays).SetValidator(new HolidayRules());
        });
    }

    private void Days(AbstractValidator<DayHours> day)
    {
        RuleFor(static it => it.Monday).NotNull().SetValidator(day);
        RuleFor(static it => it.Tuesday).NotNull().SetValidator(day);
        RuleFor(static it => it.Wednesday).NotNull().SetValidator(day);
        RuleFor(static it => it.Thursday).NotNull().SetValidator(day);
        RuleFor(static it => it.Friday).NotNull().SetValidator(day);
        RuleFor(static it => it.Saturday).NotNull().SetValidator(day);
        RuleFor(static it => it.Sunday).NotNull().SetValidator(day);
    }
}

internal sealed class DayHoursShape : AbstractValidator<DayHours>
{
    public DayHoursShape()
    {
        RuleFor(static it => it.Open).NotNull().AtMost(10);
        RuleFor(static it => it.Breaks).NotNull().AtMost(10);
        RuleForEach(static it => it.Open).NotNull();
        RuleForEach(static it => it.Breaks).NotNull();
    }
}

internal sealed class DayHoursRules : AbstractValidator<DayHours>
{
    public DayHoursRules()
    {
        RuleFor(static it => it.Open).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
        RuleFor(static it => it.Breaks).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
        RuleForEach(static it => it.Breaks)
            .Must(static (day, pause) => pause is null || day.Open is null || day.Open.Any(open => open?.Holds(pause) == true))
            .WithErrorCode("outside-hours");
    }
}

internal sealed class HolidayShape : AbstractValidator<Holiday>
{
    public HolidayShape()
    {
        RuleFor(static it => it.Name).NotNull().Text(SettingRules.LineLength);
        RuleFor(static it => it.Open!).AtMost(10);
        RuleForEach(static it => it.Open).NotNull();
    }
}

internal sealed class HolidayRules : AbstractValidator<Holiday>
{
    public HolidayRules()
    {
        RuleFor(static it => it.Name).NotEmpty();
        RuleFor(static it => it.Open).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
    }
}
