using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>
/// What an agent may read of a channel's chats that are not their own. Consoles with the same visibility share what is pushed.
/// </summary>
internal enum ChatVisibility
{
    /// <summary>That there are chats, who has them and since when: no words, and nothing about who the visitor is.</summary>
    None = 0,

    /// <summary>Those that wait: the agent may take them.</summary>
    Waiting = 1,

    /// <summary>All of them.</summary>
    All = 2,
}

/// <summary>What a visibility covers.</summary>
internal static class ChatVisibilityExtensions
{
    public static bool Covers(this ChatVisibility visibility, SessionSummary session) =>
        visibility == ChatVisibility.All || (visibility == ChatVisibility.Waiting && session.Status == SessionStatus.InQueue);
}
