using FluentValidation;

namespace OrleansChat.Channels;

/// <summary>Rules of a channel's files.</summary>
internal sealed class FileSettingsRules : AbstractValidator<FileSettings>
{
    public FileSettingsRules()
    {
        RuleFor(static it => it.Megabytes).InclusiveBetween(1, FileSettings.MostMegabytes);
        RuleFor(static it => it.Unscanned).IsInEnum();
    }
}
