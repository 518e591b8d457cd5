using System.Collections.Concurrent;

namespace OrleansChat.Edge.Hubs;

/// <summary>The hub connections of this process, to say farewell to each.</summary>
internal sealed class LocalConnections
{
    private readonly ConcurrentDictionary<string, bool> _agentsOrVisitors = new();

    public void Enter(string connection, bool agent) => _agentsOrVisitors[connection] = agent;

    public void Exit(string connection) => _agentsOrVisitors.TryRemove(connection, out _);

    public IReadOnlyList<(string Id, bool Agent)> All => [.. _agentsOrVisitors.Select(entry => (entry.Key, entry.Value))];
}
