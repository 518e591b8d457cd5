using System.Text.RegularExpressions;
using FluentValidation;

namespace OrleansChat.Channels;

internal sealed class WidgetLookRules : AbstractValidator<WidgetLook>
{
    public WidgetLookRules()
    {
        RuleFor(static it => it.Theme).IsInEnum();
        var paint = new PartColorsRules();
        RuleFor(static it => it.Badge).NotNull().SetValidator(paint);
        RuleFor(static it => it.Button).NotNull().SetValidator(paint);
        RuleFor(static it => it.CustomerMessage).NotNull().SetValidator(paint);
        RuleFor(static it => it.AgentMessage).NotNull().SetValidator(paint);
        // Goes into a style: names, quotes and commas, and nothing that could end it.
        RuleFor(static it => it.Font).MaximumLength(SettingRules.LineLength).Matches("""^[\p{L}\p{N} ,'"_-]+\z""").WithErrorCode("font");
        RuleFor(static it => it.FontSize).InclusiveBetween(10, 24);
    }
}

internal sealed class PartColorsRules : AbstractValidator<PartColors>
{
    public PartColorsRules()
    {
        RuleFor(static it => it.Background).Color();
        RuleFor(static it => it.Text).Color();
    }
}

internal sealed partial class WindowTextsRules : AbstractValidator<WindowTexts>
{
    public WindowTextsRules()
    {
        RuleFor(static it => it.Header).Text(SettingRules.HeaderLength);
        RuleFor(static it => it.Message).Text(SettingRules.TextLength);
        RuleFor(static it => it.QueueMessage).Text(SettingRules.TextLength).Must(KnowsPlaceholders).WithErrorCode("placeholder");
    }

    private static bool KnowsPlaceholders(string? text) => Placeholder().Matches(text ?? "")
        .All(static match => match.Value is WindowTexts.PlacePlaceholder or WindowTexts.WaitPlaceholder);

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Placeholder();
}

internal sealed class FormFieldsRules : AbstractValidator<FormFields>
{
    public FormFieldsRules()
    {
        RuleFor(static it => it.Name).IsInEnum();
        RuleFor(static it => it.Email).IsInEnum();
        RuleFor(static it => it.Company).IsInEnum();
        RuleFor(static it => it.Phone).IsInEnum();
        RuleFor(static it => it.Country).IsInEnum();
    }
}

internal sealed class OfflineFormRules : AbstractValidator<OfflineForm>
{
    public OfflineFormRules()
    {
        RuleFor(static it => it.Header).Text(SettingRules.LineLength);
        RuleFor(static it => it.Message).Text(SettingRules.TextLength);
        RuleFor(static it => it.AfterInQueue).Within(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        RuleFor(static it => it.AboveQueueLength).InclusiveBetween(0, SettingRules.MostWaiting);
        RuleFor(static it => it.Category).Text(SettingRules.LineLength);
        RuleFor(static it => it.Priority).IsInEnum();
        RuleFor(static it => it.Fields).NotNull().SetValidator(new FormFieldsRules());
    }
}

internal sealed class PreChatFormRules : AbstractValidator<PreChatForm>
{
    public PreChatFormRules()
    {
        RuleFor(static it => it.Message).Text(SettingRules.TextLength);
        RuleFor(static it => it.Fields).NotNull().SetValidator(new FormFieldsRules());
        RuleFor(static it => it.ConsentText).Text(SettingRules.TextLength);
        RuleFor(static it => it.ConsentText).Visible().When(static it => it is { On: true, ConsentLink: not null });
        RuleFor(static it => it.ConsentLink).Link();
        RuleFor(static it => it.Faq).NotNull();
    }
}

internal sealed class PostChatFormRules : AbstractValidator<PostChatForm>
{
    public PostChatFormRules()
    {
        RuleFor(static it => it.Header).Text(SettingRules.LineLength);
        RuleFor(static it => it.Message).Text(SettingRules.TextLength);
        RuleFor(static it => it.RatingText).Text(200);
    }
}

internal sealed class BotSettingsRules : AbstractValidator<BotSettings>
{
    public BotSettingsRules() =>
        RuleFor(static it => it.Name).Text(SettingRules.LineLength).Visible().When(static it => it.On, ApplyConditionTo.CurrentValidator);
}
