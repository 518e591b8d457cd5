using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansChat.Agents;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>An agent's live counters; like <see cref="ChannelStatisticsGrain"/>, read again when the day turns.</summary>
[GrainType("chat.agent-statistics")]
[ImplicitStreamSubscription(LifecycleStreams.AgentNamespace)]
[Reentrant]
public sealed class AgentStatisticsGrain(ISessionDirectory directory, TimeProvider time)
    : Grain, IAgentStatisticsGrain, IStreamSubscriptionObserver, IAsyncObserver<LifecycleNews>
{
    private AgentCounters _counters = null!;

    /// <summary>News that came while the stored sessions were being read; null: nothing is being read.</summary>
    private List<SessionSummary>? _meanwhile;

    private AgentId Agent => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _counters = await Load();

    public async Task<AgentFigures> Figures()
    {
        if (_counters.DayStart != Today()) await Reconcile();
        return _counters.Figures();
    }

    public async Task<bool> Reconcile()
    {
        _meanwhile = [];
        var stored = await Load();
        foreach (var summary in _meanwhile ?? []) stored.Take(summary);
        _meanwhile = null;
        var differed = stored.Figures() != _counters.Figures();
        _counters = stored;
        return differed;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<LifecycleNews>().ResumeAsync(this);

    public Task OnNextAsync(LifecycleNews item, StreamSequenceToken? token = null)
    {
        _meanwhile?.AddRange(item.Sessions);
        foreach (var summary in item.Sessions) _counters.Take(summary);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Reconcile();

    private DateTimeOffset Today() => new(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    private async Task<AgentCounters> Load()
    {
        var counters = new AgentCounters(Agent, Today());
        foreach (var summary in await directory.OfAgent(Agent, counters.DayStart, CancellationToken.None)) counters.Take(summary);
        return counters;
    }
}
