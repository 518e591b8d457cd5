using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat;

/// <summary>
/// How much goes on (meter <c>OrleansChat.Chats</c>). Each silo tells what its own grains know: the sum over all silos is right (of the
/// longest wait the greatest). What was not confirmed for a while is left out: no figure is better than an old one.
/// </summary>
public sealed class GrainMetrics
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(45);

    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<int, Count> _chats = new();
    private readonly ConcurrentDictionary<AgentId, DateTimeOffset> _present = new();
    private readonly ObservableGauge<int> _waiting;

    public GrainMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create("OrleansChat.Chats");
        _waiting = meter.CreateObservableGauge("chat.chats.waiting", () => Sum(static chats => chats.Waiting), "{chat}", "Chats in queue.");
        meter.CreateObservableGauge("chat.chats.ongoing", () => Sum(static chats => chats.Ongoing), "{chat}", "Chats that an agent has.");
        meter.CreateObservableGauge("chat.chats.longest_wait", LongestWait, "s", "How long the chat that waits longest has waited.");
        meter.CreateObservableGauge("chat.agents.present", Present, "{agent}", "Agents who are present.");
    }

    /// <summary>Somebody reads the figures: it is worth counting.</summary>
    public bool Enabled => _waiting.Enabled;

    /// <summary>A clock has counted the chats of its share.</summary>
    public void Counted(int share, OpenTotals chats) => _chats[share] = new(chats, _time.GetTimestamp());

    /// <summary>A clock lives here no more.</summary>
    public void Forget(int share) => _chats.TryRemove(share, out _);

    /// <summary>Until when an agent is present if nothing else is heard; null: not present, or their grain lives here no more.</summary>
    public void Present(AgentId agent, DateTimeOffset? until)
    {
        if (until is { } end)
            _present[agent] = end;
        else
            _present.TryRemove(agent, out _);
    }

    private int Present()
    {
        var now = _time.GetUtcNow();
        return _present.Count(agent => agent.Value > now);
    }

    private IEnumerable<Measurement<int>> Sum(Func<OpenTotals, int> count) =>
        AllFresh() ? [new(_chats.Values.Sum(counted => count(counted.Chats)))] : [];

    private IEnumerable<Measurement<double>> LongestWait()
    {
        if (!AllFresh())
            return [];
        var waited = _time.GetUtcNow() - _chats.Values.Min(static counted => counted.Chats.WaitingSince);
        return [new(waited is { } time && time > TimeSpan.Zero ? time.TotalSeconds : 0)];
    }

    private bool AllFresh() => _chats.Values.All(counted => _time.GetElapsedTime(counted.At) < Fresh);

    private readonly record struct Count(OpenTotals Chats, long At);
}
