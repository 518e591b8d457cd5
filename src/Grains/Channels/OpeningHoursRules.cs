using System.Linq.Expressions;
using FluentValidation;
using FluentValidation.Results;

namespace OrleansChat.Channels;

/// <summary>While the channel is always open, hours need only a shape that can be stored; their sense is judged when they count.</summary>
internal sealed class OpeningHoursRules : AbstractValidator<OpeningHours>
{
    public OpeningHoursRules()
    {
        RuleFor(static it => it.TimeZone).NotEmpty()
            .Must(static id => id is null || Schedule.Zone(id) is not null).WithErrorCode("timeZone");
        Days(new DayHoursShape());
        RuleFor(static it => it.Holidays).NotNull().AtMost(500);
        RuleForEach(static it => it.Holidays).NotNull().SetValidator(new HolidayShape());
        When(static it => !it.AlwaysOpen, () =>
        {
            Days(new DayHoursRules());
            Nights();
            RuleFor(static it => it.Holidays)
                .Must(static days => days is null || days.DistinctBy(static day => day?.Date).Count() == days.Count)
                .WithErrorCode("duplicate");
            RuleForEach(static it => it.Holidays).SetValidator(new HolidayRules())
                .Custom(static (day, context) => NightAfter(day, context));
        });
    }

    /// <summary>What runs overnight must be over when the next day's hours begin.</summary>
    private void Nights()
    {
        Night(static it => it.Monday, DayOfWeek.Monday);
        Night(static it => it.Tuesday, DayOfWeek.Tuesday);
        Night(static it => it.Wednesday, DayOfWeek.Wednesday);
        Night(static it => it.Thursday, DayOfWeek.Thursday);
        Night(static it => it.Friday, DayOfWeek.Friday);
        Night(static it => it.Saturday, DayOfWeek.Saturday);
        Night(static it => it.Sunday, DayOfWeek.Sunday);
    }

    private void Night(Expression<Func<OpeningHours, DayHours>> hours, DayOfWeek day)
    {
        var next = (DayOfWeek)(((int)day + 1) % 7);
        RuleFor(hours).Must((week, own) => !LocalSpans.RunInto(own?.Open, week.On(next)?.Open))
            .WithErrorCode($"overlapNext:{Word(day)}-{Word(next)}").OverridePropertyName($"{day}.{nameof(DayHours.Open)}");
    }

    /// <summary>A date with hours of its own may run into a plain day; into another such date nothing runs.</summary>
    private static void NightAfter(Holiday? day, ValidationContext<OpeningHours> context)
    {
        var week = context.InstanceToValidate;
        if (day is null || day.Date == DateOnly.MaxValue || week.Holidays.Any(other => other?.Date == day.Date.AddDays(1)))
            return;
        var next = day.Date.AddDays(1).DayOfWeek;
        if (LocalSpans.RunInto(day.Open, week.On(next)?.Open))
            context.AddFailure(new ValidationFailure($"{context.PropertyPath}.{nameof(Holiday.Open)}", null)
            {
                ErrorCode = $"overlapWeekday:{Word(next)}",
            });
    }

    private static string Word(DayOfWeek day) => day.ToString().ToLowerInvariant();

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
        RuleFor(static it => it.Breaks)
            .Must(static (day, breaks) => !LocalSpans.Overlap(breaks) && !LocalSpans.Overlap(breaks, day.Open)).WithErrorCode("overlap");
        RuleForEach(static it => it.Breaks)
            .Must(static (day, pause) => pause is null || day.Open is null || day.Open.Any(open => open?.Holds(pause) == true))
            .WithErrorCode("outsideHours");
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
        RuleFor(static it => it.Name).Visible();
        RuleFor(static it => it.Open).Must(static spans => !LocalSpans.Overlap(spans)).WithErrorCode("overlap");
    }
}
