using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Channels;

/// <summary>A channel's settings, and the one function that says whether it takes chats.</summary>
[GrainType("chat.channel")]
[Reentrant]
public sealed partial class ChannelGrain(
    IChannelStore store,
    IAgentDirectory agents,
    ChannelPolicies policies,
    FrontRelay relay,
    TimeProvider time,
    ILogger<ChannelGrain> logger) : Grain, IChannelGrain
{
    private static readonly TimeSpan ExpiryCheck = TimeSpan.FromSeconds(5);
    private readonly PresentAgents _present = new();
    private readonly Watchers _watchers = new(relay, time);
    private ChannelSettings? _settings;
    private Availability? _told;
    private int _toldPresent;

    private ChannelId Channel => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _settings = await store.Find(Channel, cancellationToken);
        this.RegisterGrainTimer(_ => Tell(), new() { DueTime = ExpiryCheck, Period = ExpiryCheck, Interleave = true });
        if (_settings is not null) await AskAgents(cancellationToken);
    }

    public Task<Result<ChannelSettings>> Settings() => Task.FromResult<Result<ChannelSettings>>(
        _settings is { } settings ? settings : new Refusal(RefusalCodes.ChannelNotFound));

    public async Task<Result<Unit>> Save(ChannelSettings settings)
    {
        if (!await store.Save(Channel, settings, CancellationToken.None))
            return Refusal.With(RefusalCodes.InvalidInput, "field", "name");
        _settings = settings;
        policies.Forget(Channel);
        await Tell();
        return Unit.Done;
    }

    public async Task Reload()
    {
        _settings = await store.Find(Channel, CancellationToken.None);
        policies.Forget(Channel);
        await Tell();
    }

    public async Task<Availability> Availability()
    {
        if (_settings is null) return new(false, ClosedReason.Deleted, 0, 0, null);
        var queue = await GrainFactory.Queue(Channel).Length();
        var present = _present.Count(time.GetUtcNow());
        var reason = present == 0 ? ClosedReason.NoAgents
            : _settings.QueueLimit > 0 && queue.Waiting >= _settings.QueueLimit ? ClosedReason.QueueFull
            : ClosedReason.None;
        return new(reason == ClosedReason.None, reason, present, queue.Waiting, queue.WaitPerPlace * (queue.Waiting + 1));
    }

    public async Task AgentPresent(AgentId agent, DateTimeOffset? until)
    {
        var before = _present.Count(time.GetUtcNow());
        _present.Set(agent, until);
        if (_present.Count(time.GetUtcNow()) != before) await Tell();
    }

    public async Task<Availability> Watch(FrontLease front)
    {
        _watchers.Add(front);
        return await Availability();
    }

    public Task Unwatch(FrontId front)
    {
        _watchers.Remove(front);
        return Task.CompletedTask;
    }

    /// <summary>After a crash nobody may have told this activation yet who is present: it asks.</summary>
    private async Task AskAgents(CancellationToken cancellation)
    {
        foreach (var agent in await agents.Responders(Channel, cancellation))
        {
            try
            {
                if (await GrainFactory.Agent(agent).IsAvailable())
                    _present.Set(agent, time.GetUtcNow() + AgentGrain.ReportValidFor);
            }
            catch (Exception failure) when (failure is TimeoutException or OrleansException)
            {
                LogAskFailed(logger, failure, Channel, agent);
            }
        }
    }

    private async Task Tell()
    {
        _present.Expire(time.GetUtcNow());
        await TellStatistics();
        if (!_watchers.Any) return;
        var now = await Availability();
        if (now == _told) return;
        _told = now;
        _watchers.Send(new AvailabilitySignal(Channel, now));
    }

    private async Task TellStatistics()
    {
        var present = _present.Count(time.GetUtcNow());
        if (present == _toldPresent) return;
        _toldPresent = present;
        await GrainFactory.Statistics(Channel).AgentsPresent(present);
    }

    [LoggerMessage(LogLevel.Warning, "Channel {Channel}: agent {Agent} did not say whether they are present; their own report will")]
    private static partial void LogAskFailed(ILogger logger, Exception failure, ChannelId channel, AgentId agent);
}
