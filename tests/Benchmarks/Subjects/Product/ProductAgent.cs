using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Agents;
using OrleansChat.Benchmarks.Load;
using OrleansChat.Edge.Contracts;
using OrleansChat.Sessions;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>An agent's console.</summary>
internal sealed class ProductAgent(HubConnection hub, string channelId, HubCalls calls, Caretaker caretaker) : IAgentSide, IKeptAlive
{
    private static readonly TimeSpan GapPatience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, OpenChat> _chats = new();

    public string ChannelId => channelId;

    public bool MissesEvents => _chats.Values.Any(chat => chat.Place.HasGapOlderThan(GapPatience));

    public static async Task<ProductAgent> Connect(
        Uri address, AgentAccount account, HubCalls calls, Caretaker caretaker, CancellationToken cancel)
    {
        var hub = WebSocketHub.Create(address, account.Cookies);
        var agent = new ProductAgent(hub, account.ChannelId, calls, caretaker);
        hub.On<EventsPush>(nameof(IAgentClient.Events), push => agent.Take(push.SessionId, push.Events));
        await hub.StartAsync(cancel);
        var hello = new AgentHello(ProtocolVersion.Current);
        await calls.Ask(() => hub.InvokeAsync<Answer<AgentWelcome>>(nameof(IAgentHub.Hello), hello, cancel));
        await calls.Ask(() => hub.InvokeAsync<Answer<AgentMe>>(nameof(IAgentHub.SetPresence), "present", cancel));
        caretaker.Add(agent);
        return agent;
    }

    public async Task Accept(string chatId, MessageArrived arrived)
    {
        _chats[chatId] = new OpenChat(new ReadingPlace(), arrived);
        await calls.Ask(() => hub.InvokeAsync<Answer<SessionRow>>(nameof(IAgentHub.Accept), chatId, Guid.NewGuid().ToString("N")));
        var chat = await calls.Ask(() => hub.InvokeAsync<Answer<AgentChat>>(nameof(IAgentHub.Open), chatId, 0L));
        Take(chatId, chat.Log.Events);
    }

    public async Task Send(string chatId, string text)
    {
        var message = new AgentMessage(chatId, Guid.NewGuid().ToString("N"), text);
        var sent = await calls.Ask(() => hub.InvokeAsync<Answer<Sent>>(nameof(IAgentHub.Send), message));
        _chats[chatId].Place.Take(sent.Seq);
    }

    public async Task Sync()
    {
        var points = _chats.Select(chat => new SyncPoint(chat.Key, chat.Value.Place.Contiguous)).ToArray();
        var sync = await calls.Ask(() => hub.InvokeAsync<Answer<AgentSync>>(nameof(IAgentHub.Sync), points));
        foreach (var log in sync.Logs)
            Take(log.SessionId, log.Events);
    }

    public ValueTask DisposeAsync()
    {
        caretaker.Remove(this);
        return hub.DisposeAsync();
    }

    private void Take(string sessionId, IReadOnlyList<EventView> events)
    {
        if (!_chats.TryGetValue(sessionId, out var chat))
            return;
        foreach (var one in events)
        {
            if (chat.Place.Take(one.Seq) && one is { Type: "message", By.Kind: "customer", Text: { } text })
                chat.Arrived(text);
        }
    }

    private sealed record OpenChat(ReadingPlace Place, MessageArrived Arrived);
}
