using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// An agent's counters, folded from the stored sessions when somebody reads them, and kept by nobody: no news comes here.
/// </summary>
[GrainType("chat.agent-statistics")]
[Reentrant]
public sealed class AgentStatisticsGrain(ISessionDirectory directory, TimeProvider time) : Grain, IAgentStatisticsGrain
{
    private AgentFigures? _read;

    private AgentId Agent => new(this.GetPrimaryKey());

    public async Task<AgentFigures> Figures() => _read = (await Load()).Figures();

    public async Task<bool> Reconcile()
    {
        var before = _read;
        return await Figures() != before;
    }

    private async Task<AgentCounters> Load()
    {
        var counters = new AgentCounters(Agent, new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero));
        foreach (var summary in await directory.OfAgent(Agent, counters.DayStart, CancellationToken.None))
            counters.Apply(summary);
        return counters;
    }
}
