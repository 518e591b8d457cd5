using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>All the connections of a measurement: visitors, agents, and their chats.</summary>
internal sealed class Crowd(ISubject subject) : IAsyncDisposable
{
    private const int AtATime = 16;

    private readonly List<IAgentSide> _agents = [];
    private readonly List<Pair> _pairs = [];
    private readonly List<Chat> _chats = [];

    public IReadOnlyList<Chat> Chats => _chats;

    public async Task ConnectAgents(int count, CancellationToken cancel) =>
        _agents.AddRange(await Several(count, _ => subject.ConnectAgent(cancel), cancel));

    /// <summary>After the agents, over whom the visitors spread evenly.</summary>
    public async Task ConnectVisitors(int count, CancellationToken cancel) =>
        _pairs.AddRange(await Several(count, number => ConnectVisitor(_agents[number % _agents.Count], cancel), cancel));

    /// <summary>Every visitor starts a chat, and its agent accepts it.</summary>
    public async Task OpenChats(CancellationToken cancel) =>
        _chats.AddRange(await Several(_pairs.Count, number => OpenChat(_pairs[number]), cancel));

    public async ValueTask DisposeAsync()
    {
        foreach (var pair in _pairs)
            await pair.Visitor.DisposeAsync();
        foreach (var agent in _agents)
            await agent.DisposeAsync();
    }

    private async Task<Pair> ConnectVisitor(IAgentSide agent, CancellationToken cancel) =>
        new(await subject.ConnectVisitor(agent, cancel), agent);

    private static async Task<Chat> OpenChat(Pair pair)
    {
        var chat = new Chat(pair.Visitor, pair.Agent);
        await chat.Open();
        return chat;
    }

    private static async Task<T[]> Several<T>(int count, Func<int, Task<T>> make, CancellationToken cancel)
    {
        var made = new T[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancel };
        await Parallel.ForAsync(0, count, options, async (i, _) => made[i] = await make(i));
        return made;
    }

    private sealed record Pair(IVisitorSide Visitor, IAgentSide Agent);
}
