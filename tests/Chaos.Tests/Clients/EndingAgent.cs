using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Clients;

/// <summary>An agent who takes chats and ends them when told, and answers nobody.</summary>
internal sealed class EndingAgent
{
    private readonly Link link;

    public EndingAgent(Fronts fronts, string cookie) =>
        link = new Link(fronts, "hubs/agent", cookie) { Listen = static _ => { }, Resume = Resume };

    public bool IsPresent { get; private set; }

    public Task Run(CancellationToken stop) => link.Run(stop);

    public async Task Take(string sessionId, CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString("N");
        var answer = await Repeated.Settled(() => link.Call<SessionRow>("Accept", stop, sessionId, id), stop);
        if (answer.Refused is { } refused)
            throw new InvalidOperationException($"Session {sessionId} could not be accepted: {refused.Code}.");
    }

    public async Task End(string sessionId, CancellationToken stop)
    {
        var id = Guid.NewGuid().ToString("N");
        var answer = await Repeated.Settled(() => link.Call<Done>("End", stop, sessionId, id), stop);
        if (answer.Refused is { } refused)
            throw new InvalidOperationException($"Session {sessionId} could not be ended: {refused.Code}.");
    }

    private async Task Resume(CancellationToken stop)
    {
        var hello = await link.Call<AgentWelcome>("Hello", stop, new AgentHello(ProtocolVersion.Current));
        if (hello.Ok is null)
            throw new InvalidOperationException($"The agent who ends chats is refused with {hello.Refused?.Code}.");
        link.Greeted();
        await link.Call<AgentMe>("SetPresence", stop, "present");
        IsPresent = true;
    }
}
