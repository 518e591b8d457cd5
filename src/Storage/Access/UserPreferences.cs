namespace OrleansChat.Access;

/// <summary>What an account has chosen for itself: private, and the same on every machine.</summary>
public sealed class UserPreferences
{
    public required Guid UserId { get; init; }

    /// <summary>Grows by one with every change; guards against two at once.</summary>
    public required long Version { get; set; }

    /// <summary>What <see cref="Settings"/> are made of; a later release may write another.</summary>
    public required int Format { get; set; }

    /// <summary>As JSON.</summary>
    public required string Settings { get; set; }

    /// <summary>Out of the settings, for the agent's grain; null: none.</summary>
    public int? MaximumChats { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
