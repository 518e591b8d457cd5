using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Channels;

/// <summary>One channel: its settings, the agents that are present, and whether it takes chats.</summary>
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
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(2);
    private const int AsksAtOnce = 32;

    /// <summary>What agents of silos say that do not say until when: they repeat it every 20 s.</summary>
    private static readonly TimeSpan UnsaidEnd = TimeSpan.FromSeconds(45);

    /// <summary>Timers have a longest time; this is well within it.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private readonly PresentAgents _present = new();
    private readonly Subscribers _subscribers = new(relay, time);
    private readonly Subscribers _settingsSubscribers = new(relay, time);
    private VersionedSettings? _stored;

    /// <summary>How often this activation deleted the channel.</summary>
    private int _deletions;
    private Schedule? _schedule;
    private readonly HashSet<AgentId> _unanswered = [];
    private IGrainTimer _turn = null!;
    private IGrainTimer _expiry = null!;
    private DateTimeOffset? _awaitedEnd;
    private Availability? _told;

    /// <summary>Of no count: an activation before this one may have told another.</summary>
    private int _toldPresent = -1;

    private ChannelId Channel => new(this.GetPrimaryKey());

    private ChannelSettings? Current => _stored?.Settings;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Of the call that came first, which is not served by this.
        CallDeadline.Clear();
        this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = LookEvery, Period = LookEvery, Interleave = true });
        _expiry = this.RegisterGrainTimer(
            _ => Expire(), new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        _turn = this.RegisterGrainTimer(
            _ => Turn(), new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        Apply(await store.FindVersion(Channel, cancellationToken));
        if (Current is null)
            return;
        _unanswered.UnionWith(await agents.Responders(Channel, cancellationToken));
        await AskAgents().WaitAsync(AskPatience, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public Task<Result<ChannelSettings>> Settings() => Task.FromResult<Result<ChannelSettings>>(
        Current is { } settings ? settings : new Refusal(RefusalCodes.ChannelNotFound));

    public async Task<Result<Unit>> Save(ChannelSettings settings, Actor? by)
    {
        if (ChannelSettingsRules.Refuse(settings) is { } refusal)
            return refusal;
        var deletions = _deletions;
        if (await store.Save(Channel, settings.Tidied(), by ?? Actor.System, CancellationToken.None) is not { } stored)
            return new Refusal(RefusalCodes.ChannelNameTaken);
        await Take(stored, deletions);
        return Unit.Done;
    }

    public async Task<Result<Unit>> Create(ChannelSettings settings, IReadOnlyList<InitialAgent> agents, Actor? by)
    {
        if (ChannelSettingsRules.Refuse(settings) is { } refusal)
            return refusal;
        settings = settings.Tidied();
        var deletions = _deletions;
        switch (await store.Add(Channel, settings, agents, by ?? Actor.System, CancellationToken.None))
        {
            case ChannelSave.NameTaken:
                return new Refusal(RefusalCodes.ChannelNameTaken);
            case ChannelSave.Stored:
                await Take(new(settings, VersionedSettings.First), deletions);
                break;
            default:
                await Reload();
                break;
        }

        return Unit.Done;
    }

    public async Task<Result<VersionedSettings>> Stored() =>
        await store.FindVersion(Channel, CancellationToken.None) is { } stored ? stored : new Refusal(RefusalCodes.ChannelNotFound);

    public async Task<Result<VersionedSettings>> Replace(ChannelSettings settings, long version, Actor? by)
    {
        if (ChannelSettingsRules.Refuse(settings) is { } refusal)
            return refusal;
        settings = settings.Tidied();
        var deletions = _deletions;
        switch (await store.Replace(Channel, settings, version, by ?? Actor.System, CancellationToken.None))
        {
            case ChannelSave.NameTaken: return new Refusal(RefusalCodes.ChannelNameTaken);
            case ChannelSave.ChangedMeanwhile: return new Refusal(RefusalCodes.ChannelChangedMeanwhile);
            case ChannelSave.Gone: return new Refusal(RefusalCodes.ChannelNotFound);
        }

        var stored = new VersionedSettings(settings, version + 1);
        await Take(stored, deletions);
        return stored;
    }

    public Task<Result<Unit>> Check(ChannelSettings settings) =>
        Task.FromResult<Result<Unit>>(ChannelSettingsRules.Refuse(settings) is { } refusal ? refusal : Unit.Done);

    public async Task<Result<Unit>> Delete(Actor? by)
    {
        var known = await store.Delete(Channel, by ?? Actor.System, CancellationToken.None);
        _deletions++;
        await Reload();
        await GrainFactory.Queue(Channel).EndWaiting();
        return known ? Unit.Done : new Refusal(RefusalCodes.ChannelNotFound);
    }

    public async Task Reload() => await Learn(await store.FindVersion(Channel, CancellationToken.None));

    /// <summary>
    /// What was written holds, without asking for it. Only whether a deletion came before or after it cannot be seen from it: where there
    /// was one meanwhile, the store says.
    /// </summary>
    private Task Take(VersionedSettings written, int deletions) => deletions == _deletions ? Learn(written) : Reload();

    private async Task Learn(VersionedSettings? found)
    {
        // Two may have run at once, and the other one may know something newer.
        if (found?.Version < _stored?.Version)
            return;
        var changed = found?.Version != _stored?.Version;
        Apply(found);
        if (changed)
            _settingsSubscribers.Send(new SettingsSignal(Channel, Followed()));
        await Tell();
    }

    public async Task<Availability> Availability()
    {
        var queue = Current is null ? null : await GrainFactory.Queue(Channel).Length();
        if (Current is not { } settings || _schedule is not { } schedule || queue is null)
            return ChannelAvailability.OfNoChannel;
        var now = time.GetUtcNow();
        return ChannelAvailability.Of(settings, schedule.At(now), _present.Count(now), queue);
    }

    public async Task AgentPresent(AgentId agent, DateTimeOffset? until, DateTimeOffset? said)
    {
        _unanswered.Remove(agent);
        if (Know(agent, until, said ?? time.GetUtcNow()))
            await Tell();
    }

    public async Task<Availability> Subscribe(FrontLease front)
    {
        _subscribers.Add(front);
        // The others hear it too if it is news: what was told last must be what every front knows.
        return await Announce();
    }

    public Task Unsubscribe(FrontId front)
    {
        _subscribers.Remove(front);
        return Task.CompletedTask;
    }

    public Task<SettingsSnapshot> SubscribeToSettings(FrontLease front)
    {
        _settingsSubscribers.Add(front);
        return Task.FromResult(Followed());
    }

    public Task UnsubscribeFromSettings(FrontId front)
    {
        _settingsSubscribers.Remove(front);
        return Task.CompletedTask;
    }

    private SettingsSnapshot Followed() => new(_stored?.Settings, _stored?.Version ?? 0);

    /// <summary>
    /// After a crash nobody may have told this activation yet who is present:
    /// it asks. Who does not answer is asked again, and holds up nobody else.
    /// </summary>
    private Task AskAgents() => BoundedParallel.ForEach(_unanswered.ToArray(), AsksAtOnce, async agent =>
    {
        var asked = time.GetUtcNow();
        try
        {
            var view = (await GrainFactory.Agent(agent).View()).Value;
            _unanswered.Remove(agent);
            if (view is { Available: true })
                Know(agent, view.AvailableUntil ?? asked + UnsaidEnd, asked);
        }
        catch (Exception failure)
        {
            LogAskFailed(logger, failure, Channel, agent);
        }
    });

    /// <summary>True: there are more present now, or fewer.</summary>
    private bool Know(AgentId agent, DateTimeOffset? until, DateTimeOffset said)
    {
        var now = time.GetUtcNow();
        var before = _present.Count(now);
        _present.Set(agent, until, said);
        AwaitExpiry(now);
        return _present.Count(now) != before;
    }

    /// <summary>The end is known here: nobody has to come and tell it.</summary>
    private void AwaitExpiry(DateTimeOffset now)
    {
        var end = _present.NextEnd(now);
        if (end == _awaitedEnd)
            return;
        _awaitedEnd = end;
        _expiry.Change(end is { } at ? Sleep(at - now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private Task Expire()
    {
        // Fired a little early, it is awaited again.
        _awaitedEnd = null;
        return Tell();
    }

    private async Task LookAround()
    {
        if (_unanswered.Count > 0)
            await AskAgents();
        await Tell();
    }

    private void Apply(VersionedSettings? stored)
    {
        _stored = stored;
        var settings = stored?.Settings;
        _schedule = settings is null ? null : new(settings.Hours);
        if (settings is null)
            policies.Forget(Channel);
        else
            policies.Know(Channel, settings);
        if (settings is not null && Schedule.Zone(settings.Hours.TimeZone) is null)
            LogZoneUnknown(logger, Channel, settings.Hours.TimeZone);
        AwaitTurn();
    }

    /// <summary>The clock has come to where the opening hours change what is said.</summary>
    private async Task Turn()
    {
        AwaitTurn();
        await Tell();
    }

    private void AwaitTurn()
    {
        var now = time.GetUtcNow();
        var left = _schedule?.At(now).Until - now;
        _turn.Change(left is { } span ? Sleep(span) : LongestSleep, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A timer that fires early finds a little left, and waits for that.</summary>
    private static TimeSpan Sleep(TimeSpan left) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Clamp(left.TotalMilliseconds, 1, LongestSleep.TotalMilliseconds)));

    private async Task Tell()
    {
        AwaitExpiry(time.GetUtcNow());
        await TellStatistics();
        if (_subscribers.Any)
            await Announce();
        else
            _told = null;
    }

    private async Task<Availability> Announce()
    {
        var now = await Availability();
        if (now == _told)
            return now;
        _told = now;
        _subscribers.Send(new AvailabilitySignal(Channel, now));
        return now;
    }

    private async Task TellStatistics()
    {
        var present = _present.Count(time.GetUtcNow());
        if (present == _toldPresent)
            return;
        _toldPresent = present;
        await GrainFactory.Statistics(Channel).AgentsPresent(present);
    }

    [LoggerMessage(
        LogEvents.ChannelGrainZoneUnknown,
        LogLevel.Error,
        "Channel {Channel}: no time zone {Zone} is known; its opening hours are taken as UTC")]
    private static partial void LogZoneUnknown(ILogger logger, ChannelId channel, string zone);

    [LoggerMessage(
        LogEvents.ChannelGrainAskFailed,
        LogLevel.Warning,
        "Channel {Channel}: agent {Agent} did not say whether they are present; their own report will")]
    private static partial void LogAskFailed(ILogger logger, Exception failure, ChannelId channel, AgentId agent);
}
