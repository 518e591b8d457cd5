namespace OrleansChat.Benchmarks.Load;

/// <summary>An accepted chat with both its sides connected.</summary>
public sealed class Chat(IVisitorSide visitor, IAgentSide agent)
{
    private string _id = "";

    /// <summary>Set by the load that runs; called with each text that arrives at the visitor, and at the agent.</summary>
    public MessageArrived ArrivedAtVisitor { get; set; } = _ => { };

    public MessageArrived ArrivedAtAgent { get; set; } = _ => { };

    public async Task Open()
    {
        _id = await visitor.StartChat(text => ArrivedAtVisitor(text));
        await agent.Accept(_id, text => ArrivedAtAgent(text));
    }

    public Task SendAsVisitor(string text) => visitor.Send(text);

    public Task SendAsAgent(string text) => agent.Send(_id, text);
}
