using System.Diagnostics;
using System.Globalization;
using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Machine;

namespace OrleansChat.Benchmarks.Subjects.SocketIo;

/// <summary>The plain Socket.IO server. <paramref name="writer"/>: <c>insert</c> or <c>group</c>.</summary>
internal sealed class SocketIoSubject(string writer) : ISubject
{
    private readonly int _port = FreePort.Next();
    private SubjectDatabase? _database;
    private ServerProcess? _server;

    public IReadOnlyList<ServerProcess> Servers => _server is null ? [] : [_server];

    public int? DatabaseProcess => _database?.ProcessId;

    public double StartSeconds { get; private set; }

    private Uri Address => new($"http://127.0.0.1:{_port}");

    public async Task Start(CancellationToken cancel)
    {
        _database = await SubjectDatabase.Start();
        var began = Stopwatch.GetTimestamp();
        _server = ServerProcess.Node(Repository.SocketIoPeer, "server.mjs", new Dictionary<string, string>
        {
            ["PORT"] = _port.ToString(CultureInfo.InvariantCulture),
            ["DATABASE_URL"] = _database.Url,
            ["WRITER"] = writer,
        });
        await _server.WaitUntilReady(Address, cancel);
        StartSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public Task PrepareAgents(int count, CancellationToken cancel) => Task.CompletedTask;

    public async Task<IAgentSide> ConnectAgent(CancellationToken cancel) => await SocketIoAgent.Connect(Address, cancel);

    public async Task<IVisitorSide> ConnectVisitor(IAgentSide agent, CancellationToken cancel) =>
        await SocketIoVisitor.Connect(Address, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
