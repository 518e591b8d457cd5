namespace OrleansChat.Benchmarks.Load;

/// <summary>Called with the text of each message that the other side wrote, once per message.</summary>
public delegate void MessageArrived(string text);

/// <summary>A visitor's connection.</summary>
public interface IVisitorSide : IAsyncDisposable
{
    /// <summary>Starts this visitor's chat; answers its id.</summary>
    Task<string> StartChat(MessageArrived arrived);

    /// <summary>Completes when the server has acknowledged; throws when it refuses for good.</summary>
    Task Send(string text);
}

/// <summary>An agent's connection, which holds several chats.</summary>
public interface IAgentSide : IAsyncDisposable
{
    Task Accept(string chatId, MessageArrived arrived);

    /// <summary>Completes when the server has acknowledged; throws when it refuses for good.</summary>
    Task Send(string chatId, string text);
}
