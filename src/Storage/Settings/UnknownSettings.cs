using Microsoft.Extensions.Logging;
using OrleansChat.Hosting;

namespace OrleansChat.Settings;

/// <summary>Names below <c>Chat:</c> that were given a value and are no settings.</summary>
public sealed record UnknownSettings(IReadOnlyList<string> Names);

/// <summary>
/// Says at start which names do nothing, and which were probably meant. Values are not repeated: a misspelt secret is one too.
/// </summary>
internal sealed partial class UnknownSettingsWarning(UnknownSettings unknown, ILogger<UnknownSettingsWarning> logger) : LifecycleService
{
    public override Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var name in unknown.Names)
            LogUnknown(logger, name, NearestName.Of(name));
        return Task.CompletedTask;
    }

    [LoggerMessage(
        LogEvents.UnknownSetting,
        LogLevel.Warning,
        "There is no setting {Name}, and it does nothing. Did you mean {Nearest}? All are in docs/operations/settings.md.")]
    private static partial void LogUnknown(ILogger logger, string name, string nearest);
}
