using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using OrleansChat.Addresses;
using OrleansChat.Results;

namespace OrleansChat.Channels;

/// <summary>What settings a channel may have; that its name is unique only the store knows.</summary>
internal sealed class ChannelSettingsRules : AbstractValidator<ChannelSettings>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Last: its constructor reads the others.
    private static readonly ChannelSettingsRules Rules = new();

    public ChannelSettingsRules()
    {
        RuleFor(static it => it.Name).Visible().Text(SettingRules.LineLength);
        RuleFor(static it => it.Header).Visible().Text(SettingRules.HeaderLength);
        RuleFor(static it => it.Language).NotEmpty().Matches("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$").WithErrorCode("language");
        RuleFor(static it => it.Color).NotEmpty().Color();
        RuleFor(static it => it.Description).NotNull().Text(SettingRules.TextLength);
        RuleFor(static it => it.AlertEmail).MaximumLength(EmailAddress.MaxLength).Email();
        RuleFor(static it => it.IdleTimeout).Within(Second, 30 * Day);
        RuleFor(static it => it.ReopenWindow).Within(TimeSpan.Zero, 30 * Day);
        RuleFor(static it => it.AnswerTarget).Within(Second, Day);
        RuleFor(static it => it.WarnAgentsNewChat).Within(Second, Day);
        RuleFor(static it => it.WarnManagersNewChat).Within(Second, Day);
        RuleFor(static it => it.WarnAgentsUnanswered).Within(Second, Day);
        RuleFor(static it => it.WarnManagersUnanswered).Within(Second, Day);
        RuleFor(static it => it.TransferTimeout).Within(Second, Day);
        RuleFor(static it => it.LeftBehindChats).IsInEnum();
        RuleFor(static it => it.DeleteWindow).Within(Second, 30 * Day);
        RuleFor(static it => it.QueueLimit).InclusiveBetween(0, SettingRules.MostWaiting);
        RuleFor(static it => it.AllowedOrigins).NotNull().AtMost(100);
        RuleForEach(static it => it.AllowedOrigins).Origin();
        RuleFor(static it => it.Hours).NotNull().SetValidator(new OpeningHoursRules());
        RuleFor(static it => it.Look).NotNull().SetValidator(new WidgetLookRules());
        RuleFor(static it => it.Window).NotNull().SetValidator(new WindowTextsRules());
        RuleFor(static it => it.Offline).NotNull().SetValidator(new OfflineFormRules());
        RuleFor(static it => it.PreChat).NotNull().SetValidator(new PreChatFormRules());
        RuleFor(static it => it.PostChatForm).NotNull().SetValidator(new PostChatFormRules());
        RuleFor(static it => it.Bot).NotNull().SetValidator(new BotSettingsRules());
        RuleFor(static it => it.Files).NotNull().SetValidator(new FileSettingsRules());
    }

    /// <summary>Null: all is well. Else every wrong field with its first broken rule.</summary>
    public static Refusal? Refuse(ChannelSettings settings)
    {
        var result = Rules.Validate(settings);
        return result.IsValid ? null : new(RefusalCodes.SettingsInvalid, result.Errors
            .GroupBy(static error => Path(error.PropertyName))
            .ToDictionary(static sameField => sameField.Key, static sameField => Word(sameField.First())));
    }

    private static string Path(string property) =>
        string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static string Word(ValidationFailure error) => error.ErrorCode switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "required",
        "MaximumLengthValidator" => $"length:{error.FormattedMessagePlaceholderValues["MaxLength"]}",
        "InclusiveBetweenValidator" =>
            $"range:{error.FormattedMessagePlaceholderValues["From"]}-{error.FormattedMessagePlaceholderValues["To"]}",
        "EnumValidator" => "choice",
        var own => own,
    };
}
