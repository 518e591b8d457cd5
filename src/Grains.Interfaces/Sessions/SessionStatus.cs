namespace OrleansChat.Sessions;

/// <summary>Where a session is in its life (requirement S1). The numbers are stored: never reuse one.</summary>
public enum SessionStatus
{
    /// <summary>Nothing recorded yet.</summary>
    None = 0,

    /// <summary>The visitor fills in the form before the chat.</summary>
    PreChatForm = 1,

    /// <summary>Articles were suggested; the visitor says whether they answered the question.</summary>
    FaqSuggestion = 2,

    /// <summary>Nobody can answer now; the visitor may leave a request.</summary>
    OfflineForm = 3,

    /// <summary>Waiting for an agent, or talking to a bot that has not handed off.</summary>
    InQueue = 4,

    /// <summary>The customer wrote last: the agent owes an answer.</summary>
    CustomerLast = 5,

    /// <summary>The agent wrote last.</summary>
    AgentLast = 6,

    /// <summary>Ended with the post-chat form showing; may be reopened.</summary>
    Finished = 7,

    /// <summary>Ended for good.</summary>
    Closed = 8,

    /// <summary>Left the queue before anybody accepted.</summary>
    ClosedFromQueue = 9,

    /// <summary>The offline form became a request.</summary>
    RequestPosted = 10,

    /// <summary>Erased: only the fact that it existed is left.</summary>
    Deleted = 11,
}

/// <summary>Questions about a status that several places ask.</summary>
public static class SessionStatusExtensions
{
    /// <summary>With an agent: somebody owns the chat.</summary>
    public static bool IsOwned(this SessionStatus status) => status is SessionStatus.CustomerLast or SessionStatus.AgentLast;

    /// <summary>Open to the visitor as their current chat: waiting, owned, or in one of the forms before it.</summary>
    public static bool IsOpen(this SessionStatus status) => status is >= SessionStatus.PreChatForm and <= SessionStatus.AgentLast;
}
