using System.Diagnostics;
using OrleansChat.Benchmarks.Load;
using OrleansChat.Benchmarks.Machine;

namespace OrleansChat.Benchmarks.Subjects.SignalRRelay;

/// <summary>The bare relay: what remains when grains and database are taken away.</summary>
internal sealed class SignalRRelaySubject : ISubject
{
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort.Next()}");
    private ServerProcess? _server;

    public IReadOnlyList<ServerProcess> Servers => _server is null ? [] : [_server];

    public int? DatabaseProcess => null;

    public double StartSeconds { get; private set; }

    private Uri Hub => new(_address, "/relay");

    public async Task Start(CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        _server = ServerProcess.DotNet(
            Repository.BuiltPeer("SignalRRelay"),
            new Dictionary<string, string> { ["urls"] = _address.ToString() });
        await _server.WaitUntilReady(new Uri(_address, "/health/ready"), cancel);
        StartSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public Task PrepareAgents(int count, CancellationToken cancel) => Task.CompletedTask;

    public async Task<IAgentSide> ConnectAgent(CancellationToken cancel) => await RelayAgent.Connect(Hub, cancel);

    public async Task<IVisitorSide> ConnectVisitor(IAgentSide agent, CancellationToken cancel) => await RelayVisitor.Connect(Hub, cancel);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
