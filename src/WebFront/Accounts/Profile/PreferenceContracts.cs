using OrleansChat.Edge.Contracts;

namespace OrleansChat.Accounts.Profile;

/// <summary>
/// GET and PUT /api/profile/preferences: what an account has chosen for itself, the same on every machine. A change names the version that
/// it was made of; <c>profile.changedMeanwhile</c> where that is not the stored one. Version 0: never changed.
/// </summary>
/// <param name="Version">Grows with every change; AgentMe says it to the account's consoles.</param>
/// <param name="Format">What the settings are made of; another one than <c>1</c> is refused with <c>profile.formatUnknown</c>.</param>
/// <param name="Settings">All of them.</param>
public sealed record PreferencesView(long Version, int Format, PreferenceSettings Settings);

/// <summary>An account's own settings.</summary>
public sealed record PreferenceSettings
{
    /// <summary>So many chats at once, and Get next gives no more; null: no maximum.</summary>
    [Bounds(Preferences.LeastChats, Preferences.MostChats)]
    public int? MaximumChats { get; init; }

    /// <summary>Where the console begins.</summary>
    [OneOf("StartPage")]
    public string StartPage { get; init; } = StartPages.Dashboard;

    /// <summary>Warnings as cards in the console.</summary>
    public bool PopUps { get; init; } = true;

    /// <summary>Warnings as notifications of the browser, while the console is not looked at.</summary>
    public bool BrowserNotifications { get; init; } = true;

    /// <summary>Warnings in the title and the icon of the browser's tab.</summary>
    public bool Title { get; init; } = true;

    /// <summary>Warnings as sounds.</summary>
    public bool Sounds { get; init; } = true;

    /// <summary>In per cent.</summary>
    [Bounds(0, Preferences.Loudest)]
    public int Volume { get; init; } = 60;

    /// <summary>A sound for each customer who begins to wait.</summary>
    public bool NewChats { get; init; } = true;

    /// <summary>Messages in the agent's own chats that are not looked at.</summary>
    public bool Messages { get; init; } = true;
}

/// <summary>Where a console begins, as words that never change.</summary>
internal static class StartPages
{
    public const string Dashboard = "dashboard";
    public const string Chats = "chats";
}
