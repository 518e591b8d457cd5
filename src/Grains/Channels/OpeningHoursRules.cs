using FluentValidation;

namespace OrleansChat.Channels;

internal sealed class OpeningHoursRules : AbstractValidator<OpeningHours>
{
    public OpeningHoursRules()
    {
        RuleFor(static it => it.TimeZone).NotEmpty().Must(static id => id is null || Schedule.Zone(id) is not null).WithErrorCode("time-zone");
        var day = new DayHoursRules();
        RuleFor(static it => it.Monday).NotNull().SetValidator(day);
        RuleFor(static it => it.Tuesday).NotNull().SetValidator(day);
        RuleFor(static it => it.Wednesday).NotNull().SetValidator(day);
        RuleFor(static it => it.Thursday).NotNull().SetValidator(day);
        RuleFor(static it => it.Friday).NotNull().SetValidator(day);
        RuleFor(static it => it.Saturday).NotNull().SetValidator(day);
        RuleFor(static it => it.Sunday).NotNull().SetValidator(day);
        RuleFor(static it => it.Holidays).NotNull().AtMost(500)
            .Must(static days => days is null || days.DistinctBy(static day => day?.Date).Count() == days.Count).WithErrorCode("duplicate");
        RuleForEach(static it => it.Holidays).NotNull().SetValidator(new HolidayRules());
    }
}

internal sealed class DayHoursRules : AbstractValidator<DayHours>
{
    public DayHoursRules()
    {
        RuleFor(static it => it.Open).NotNull().AtMost(10).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
        RuleFor(static it => it.Breaks).NotNull().AtMost(10).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
        RuleForEach(static it => it.Open).NotNull();
        RuleForEach(static it => it.Breaks).NotNull()
            .Must(static (day, pause) => pause is null || day.Open is null || day.Open.Any(open => open?.Holds(pause) == true))
            .WithErrorCode("outside-hours");
    }
}

internal sealed class HolidayRules : AbstractValidator<Holiday>
{
    public HolidayRules()
    {
        RuleFor(static it => it.Name).NotEmpty().Text(SettingRules.LineLength);
        RuleFor(static it => it.Open).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
        RuleFor(static it => it.Open!).AtMost(10);
        RuleForEach(static it => it.Open).NotNull();
    }
}
