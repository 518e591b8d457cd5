namespace OrleansChat.Agents;

/// <summary>How presence is judged.</summary>
public sealed class AgentOptions
{
    public const string Section = "Chat:Agents";

    /// <summary>An agent whose last browser is gone is unavailable after this long, and their unanswered chats go back to the queue.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(1);
}
