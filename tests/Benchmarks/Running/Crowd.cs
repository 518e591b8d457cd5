using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Subjects;

namespace OrleansChat.Benchmarks.Running;

/// <summary>All the connections of a measurement: visitors, agents, and their chats.</summary>
internal sealed class Crowd(ISubject subject) : IAsyncDisposable
{
    private const int AtATime = 16;

    private readonly List<IAgentSide> _agents = [];
    private readonly List<IVisitorSide> _visitors = [];
    private readonly List<Chat> _chats = [];

    public IReadOnlyList<Chat> Chats => _chats;

    public async Task ConnectAgents(int count, CancellationToken cancel) =>
        _agents.AddRange(await Several(count, _ => subject.ConnectAgent(cancel), cancel));

    public async Task ConnectVisitors(int count, CancellationToken cancel) =>
        _visitors.AddRange(await Several(count, _ => subject.ConnectVisitor(cancel), cancel));

    /// <summary>Every visitor starts a chat; the agents accept them evenly.</summary>
    public async Task OpenChats(CancellationToken cancel) =>
        _chats.AddRange(await Several(_visitors.Count, OpenChat, cancel));

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        foreach (var agent in _agents)
            await agent.DisposeAsync();
    }

    private async Task<Chat> OpenChat(int number)
    {
        var chat = new Chat(_visitors[number], _agents[number % _agents.Count]);
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
}
