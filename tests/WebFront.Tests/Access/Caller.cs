namespace OrleansChat.Access;

/// <summary>Who calls: the columns of the matrix. "This" is the chat and the channel that a cell is about.</summary>
public enum Caller
{
    /// <summary>No cookie, no token; at the visitors' hub: no Hello either.</summary>
    Nobody,
    VisitorOfThisChat,
    VisitorOfAnotherChat,
    VisitorOfAnotherChannel,

    /// <summary>Signed in, and works nowhere.</summary>
    AgentOfNoChannel,

    /// <summary>These four have one permission on this channel.</summary>
    MayRespond,
    GetsNotifications,
    MayListenIn,
    IsManager,

    /// <summary>Has all permissions there, and none here.</summary>
    AgentOfAnotherChannel,

    /// <summary>Has this chat, and nothing but the permission to respond.</summary>
    AgentOfThisChat,

    /// <summary>With a cookie from before.</summary>
    Disabled,

    /// <summary>Sets the system up, and works nowhere.</summary>
    Administrator,
}
