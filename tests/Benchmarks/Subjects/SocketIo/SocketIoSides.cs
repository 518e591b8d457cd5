using System.Collections.Concurrent;
using OrleansChat.Benchmarks.Load;

namespace OrleansChat.Benchmarks.Subjects.SocketIo;

internal sealed class SocketIoVisitor : IVisitorSide
{
    private readonly SocketIoClient _client = new();
    private readonly string _chatId = Guid.NewGuid().ToString("N");

    public static async Task<SocketIoVisitor> Connect(Uri server, CancellationToken cancel)
    {
        var visitor = new SocketIoVisitor();
        await visitor._client.Connect(server, cancel);
        return visitor;
    }

    public async Task<string> StartChat(MessageArrived arrived)
    {
        _client.Received = message => arrived(message[2].GetString()!);
        await _client.Emit("start", _chatId);
        return _chatId;
    }

    public Task Send(string text) => _client.Emit("visitor-message", _chatId, text);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}

internal sealed class SocketIoAgent : IAgentSide
{
    private readonly SocketIoClient _client = new();
    private readonly ConcurrentDictionary<string, MessageArrived> _chats = new();

    public static async Task<SocketIoAgent> Connect(Uri server, CancellationToken cancel)
    {
        var agent = new SocketIoAgent();
        agent._client.Received = message => agent._chats[message[1].GetString()!](message[2].GetString()!);
        await agent._client.Connect(server, cancel);
        return agent;
    }

    public Task Accept(string chatId, MessageArrived arrived)
    {
        _chats[chatId] = arrived;
        return _client.Emit("accept", chatId);
    }

    public Task Send(string chatId, string text) => _client.Emit("agent-message", chatId, text);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
