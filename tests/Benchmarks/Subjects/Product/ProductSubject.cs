using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OrleansChat.Benchmarks.Load;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>Orleans.Chat itself, in one of its modes.</summary>
internal sealed class ProductSubject(ProductMode mode) : ISubject
{
    private const int AgentsPerChannel = 10;

    private readonly string _data = Directory.CreateTempSubdirectory("orleans-chat-bench-").FullName;
    private readonly HubCalls _calls = new();
    private readonly Caretaker _caretaker = new();
    private readonly ConcurrentQueue<AgentAccount> _accounts = new();
    private SubjectDatabase? _database;
    private ProductServers? _servers;

    public IReadOnlyList<ServerProcess> Servers => _servers?.All ?? [];

    public int? DatabaseProcess => _database?.ProcessId;

    public double StartSeconds { get; private set; }

    public long Repeated => _calls.Repeated;

    private ProductServers Running => _servers ?? throw new InvalidOperationException("Not started.");

    public async Task Start(CancellationToken cancel)
    {
        if (mode != ProductMode.Embedded)
            _database = await SubjectDatabase.Start();
        _servers = new ProductServers(mode, _data, _database);
        var began = Stopwatch.GetTimestamp();
        await _servers.Start(cancel);
        StartSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Agents in channels of ten, each with an account of its own.</summary>
    public async Task PrepareAgents(int count, CancellationToken cancel)
    {
        using var administration = await Administration.Begin(Running.Address, await Running.SetupToken(cancel), cancel);
        var channel = "";
        for (var i = 0; i < count; i++)
        {
            if (i % AgentsPerChannel == 0)
                channel = await administration.AddChannel(string.Create(CultureInfo.InvariantCulture, $"Bench {i}"), cancel);
            _accounts.Enqueue(await administration.AddAgent(i, channel));
        }
    }

    public async Task<IAgentSide> ConnectAgent(CancellationToken cancel) =>
        _accounts.TryDequeue(out var account)
            ? await ProductAgent.Connect(new Uri(Running.Address, "/hubs/agent"), account, _calls, _caretaker, cancel)
            : throw new InvalidOperationException("More agents connect than were prepared.");

    public async Task<IVisitorSide> ConnectVisitor(IAgentSide agent, CancellationToken cancel) =>
        await ProductVisitor.Connect(
            new Uri(Running.Address, "/hubs/visitor"), ((ProductAgent)agent).ChannelId, _calls, _caretaker, cancel);

    public async ValueTask DisposeAsync()
    {
        await _caretaker.DisposeAsync();
        try
        {
            if (_servers is not null)
                await _servers.DisposeAsync();
            if (_database is not null)
                await _database.DisposeAsync();
        }
        finally
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
