using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.Profile;

/// <summary>
/// What accounts have chosen for themselves, in the database. Private: nobody else reads them, and the audit log does not.
/// </summary>
internal sealed class Preferences(ChatDbContext database, AgentNotifier notifier, TimeProvider time)
{
    public const int Format = 1;
    public const int LeastChats = 1;
    public const int MostChats = 100;
    public const int Loudest = 100;

    /// <summary>As they are stored: the names of the settings stay.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Refused where a later release has written them: nobody is shown, or saves over them, what they did not choose.</summary>
    public async Task<Result<PreferencesView>> Find(Guid account, CancellationToken cancellation)
    {
        var row = await database.Preferences.AsNoTracking().SingleOrDefaultAsync(own => own.UserId == account, cancellation);
        if (row is null)
            return new PreferencesView(0, Format, new());
        return row.Format == Format
            ? new PreferencesView(row.Version, Format, JsonSerializer.Deserialize<PreferenceSettings>(row.Settings, Json)!)
            : Unknown;
    }

    public async Task<Result<PreferencesView>> Save(Guid account, PreferencesView change, CancellationToken cancellation)
    {
        if (Refuse(change) is { } bad)
            return bad;
        var saved = await database.InTransaction<PreferencesView>(() => Store(account, change, cancellation), cancellation);
        if (saved.IsOk)
            await notifier.Changed(account);
        return saved;
    }

    private static Refusal Unknown => Refusal.With(RefusalCodes.PreferencesUnknown, "supported", $"{Format}");

    private static Refusal? Refuse(PreferencesView change)
    {
        if (change.Format != Format)
            return Unknown;
        var settings = change.Settings;
        if (settings.MaximumChats is < LeastChats or > MostChats)
            return InputRules.Invalid("maximumChats", $"range:{LeastChats}-{MostChats}");
        if (settings.StartPage is not (StartPages.Dashboard or StartPages.Chats))
            return InputRules.Invalid("startPage", "word");
        return settings.Volume is < 0 or > Loudest ? InputRules.Invalid("volume", $"range:0-{Loudest}") : null;
    }

    private async Task<Result<PreferencesView>> Store(Guid account, PreferencesView change, CancellationToken cancellation)
    {
        var row = await database.Preferences.SingleOrDefaultAsync(own => own.UserId == account, cancellation);
        if (row is not null && row.Format != Format)
            return Unknown;
        if ((row?.Version ?? 0) != change.Version)
            return new Refusal(RefusalCodes.PreferencesChangedMeanwhile);
        row ??= database.Preferences.Add(
            new UserPreferences { UserId = account, Version = 0, Format = Format, Settings = "", ChangedAt = default }).Entity;
        (row.Version, row.MaximumChats, row.ChangedAt) = (row.Version + 1, change.Settings.MaximumChats, time.GetUtcNow());
        row.Settings = JsonSerializer.Serialize(change.Settings, Json);
        try
        {
            await database.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another console was quicker, at the first change or at a later one.
            return new Refusal(RefusalCodes.PreferencesChangedMeanwhile);
        }

        return change with { Version = row.Version };
    }
}
