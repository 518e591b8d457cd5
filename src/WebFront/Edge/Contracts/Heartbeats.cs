namespace OrleansChat.Edge.Contracts;

/// <summary>What clients are asked to keep to.</summary>
internal static class Heartbeats
{
    /// <summary>Sync, also when nothing seems to be missing: it shows half-open connections.</summary>
    public const int SyncSeconds = 25;

    /// <summary>A call that is not answered by then is lost, and is repeated on the next connection.</summary>
    public const int AnswerSeconds = 10;

    /// <summary>Typing, while somebody goes on typing.</summary>
    public const double TypingSeconds = 2.5;

    /// <summary>That the other side types, unless it is said again.</summary>
    public const int TypingShownSeconds = 6;
}
