using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Benchmarks.Load;

namespace OrleansChat.Benchmarks.Subjects.SignalRRelay;

internal sealed class RelayVisitor(HubConnection hub) : IVisitorSide
{
    private readonly string _chatId = Guid.NewGuid().ToString("N");

    public static async Task<RelayVisitor> Connect(Uri address, CancellationToken cancel)
    {
        var hub = WebSocketHub.Create(address);
        await hub.StartAsync(cancel);
        return new RelayVisitor(hub);
    }

    public async Task<string> StartChat(MessageArrived arrived)
    {
        hub.On<string, string>("Message", (_, text) => arrived(text));
        await hub.InvokeAsync("Start", _chatId);
        return _chatId;
    }

    public Task Send(string text) => hub.InvokeAsync("SendAsVisitor", _chatId, text);

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}

internal sealed class RelayAgent(HubConnection hub) : IAgentSide
{
    private readonly ConcurrentDictionary<string, MessageArrived> _chats = new();

    public static async Task<RelayAgent> Connect(Uri address, CancellationToken cancel)
    {
        var hub = WebSocketHub.Create(address);
        var agent = new RelayAgent(hub);
        hub.On<string, string>("Message", (chatId, text) => agent._chats[chatId](text));
        await hub.StartAsync(cancel);
        return agent;
    }

    public Task Accept(string chatId, MessageArrived arrived)
    {
        _chats[chatId] = arrived;
        return hub.InvokeAsync("Accept", chatId);
    }

    public Task Send(string chatId, string text) => hub.InvokeAsync("SendAsAgent", chatId, text);

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
