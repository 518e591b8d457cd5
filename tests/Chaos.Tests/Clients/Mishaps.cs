using System.Collections.Concurrent;

namespace OrleansChat.Chaos.Clients;

/// <summary>What a fault let clients feel: calls that failed, and connections that ended. For the report, with counts.</summary>
internal sealed class Mishaps
{
    private readonly ConcurrentDictionary<string, int> calls = new();
    private readonly ConcurrentDictionary<string, int> connections = new();

    /// <summary>A call was answered with "not now", or not at all; the client repeats it.</summary>
    public void CallFailed(string method, string why) => Count(calls, $"{method}: {why}");

    public void ConnectionLost(Exception error) => Count(connections, $"{error.GetType().Name}: {error.Message}");

    public int FailedCalls => calls.Values.Sum();

    /// <summary>Everything since the last question, the most frequent first.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] said =
            [.. calls.Concat(connections).OrderByDescending(mishap => mishap.Value).Select(mishap => $"{mishap.Value} × {mishap.Key}")];
        calls.Clear();
        connections.Clear();
        return said;
    }

    private static void Count(ConcurrentDictionary<string, int> mishaps, string what) =>
        mishaps.AddOrUpdate(what, 1, (_, count) => count + 1);
}
