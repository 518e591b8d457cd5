using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Storage;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>One agent's presence, claims, and inbox of what happens to their chats.</summary>
[GrainType("chat.agent")]
[Reentrant]
public sealed partial class AgentGrain(
    [PersistentState("presence", ChatGrains.StorageName)] IPersistentState<AgentState> state,
    IAgentDirectory accounts,
    ISessionDirectory sessions,
    FrontRelay relay,
    GrainMetrics metrics,
    IOptions<AgentOptions> options,
    TimeProvider time,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>Longer than fronts take to renew their leases once the cluster has changed (and they renew every 4 s).</summary>
    private static readonly TimeSpan HoldOff = TimeSpan.FromSeconds(6);

    private const int CallsAtOnce = 16;

    private readonly Subscribers _subscribers = new(relay, time);
    private GetNextOutcomes _outcomes = null!;
    private LongestWaitingAcceptor _queues = null!;
    private UnansweredChats _owed = null!;
    private Task _writing = Task.CompletedTask;
    private Connections _connections = new(DateTimeOffset.MinValue);
    private ProfileCache _profile = null!;
    private AgentView? _told;
    private DateTimeOffset _reportedAt;

    /// <summary>
    /// Until then this activation takes nobody's chats: who is there has not had the time to say so. The stored end being ahead proves
    /// nothing: it may be 20 s too early.
    /// </summary>
    private DateTimeOffset _judgesFrom;

    /// <summary>The chats of an agent who has gone were given back; once, until somebody is there again.</summary>
    private bool _released;

    private AgentId Id => new(this.GetPrimaryKey());

    private TimeSpan Grace => options.Value.Grace;

    /// <summary>When presence ends if nothing else is heard.</summary>
    private DateTimeOffset End => _connections.SeenUntil < DateTimeOffset.MaxValue - Grace ? _connections.SeenUntil + Grace : DateTimeOffset.MaxValue;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _outcomes = new(Id, sessions, GrainFactory, time);
        _queues = new(GrainFactory);
        _owed = new(Id, sessions, GrainFactory, time, logger);
        _profile = new(Id, accounts, time, logger);
        var (stored, now) = (state.State, time.GetUtcNow());
        // Where the end was not kept yet: once from now, and kept from then on.
        _connections = new(stored.SeenUntil ?? (stored.Connected ? now : stored.LastSeen));
        _judgesFrom = now + HoldOff;
        this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = TimeSpan.Zero, Period = LookEvery, Interleave = true });
        // As soon as it may judge, not at the next look after that. Timers may fire a little early.
        var judging = HoldOff + TimeSpan.FromMilliseconds(50);
        this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = judging, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Present(Id, null);
        return Task.CompletedTask;
    }

    public async Task<Result<AgentView>> View() =>
        await Profile() is { } profile ? Look(profile) : new Refusal(RefusalCodes.NotSignedIn);

    public async Task<Result<AgentView>> Declare(Presence presence)
    {
        if (await Profile() is null)
            return new Refusal(RefusalCodes.NotSignedIn);
        await Save(presence);
        await Report();
        return await View();
    }

    public async Task<Result<AgentView>> Connect(ConnectionId connection, DateTimeOffset until, TimeSpan? lease)
    {
        if (await Profile() is not { } profile)
            return new Refusal(RefusalCodes.NotSignedIn);
        var now = time.GetUtcNow();
        _connections.Renew(connection, lease is { } length ? now + length : until);
        if (!state.State.Connected && _connections.Any(now))
            await Save();
        if (_told?.Available != Look(profile).Available)
            await Report();
        return Look(profile);
    }

    public async Task Disconnect(ConnectionId connection)
    {
        _connections.Remove(connection, time.GetUtcNow());
        if (!_connections.Any(time.GetUtcNow()))
            await NoteDeparture();
    }

    public async Task<bool> IsAvailable() => Available() && await Profile() is not null;

    public async Task CheckPresence()
    {
        if (await Profile() is null)
            await ReleaseOwed();
        else
            await ReleaseIfGone();
    }

    public Task<Result<SessionReceipt>> GetNext(ChannelId? channel, MessageId? message, FrontLease? opener) =>
        message is { } key ? _outcomes.Once(key, opener, () => TakeNext(channel, key, opener)) : TakeNext(channel, null, opener);

    public Task<IReadOnlyList<SessionSummary>> Chats(DateTimeOffset endedSince) =>
        sessions.OfAgent(Id, endedSince, CancellationToken.None);

    public Task Notice(SessionSummary summary)
    {
        _subscribers.Send(new AgentSignal(Id, summary, null));
        return Task.CompletedTask;
    }

    public async Task NoticeChannel(ChannelChange change)
    {
        if (await Profile() is { Administrator: true })
            _subscribers.Send(new AgentSignal(Id, null, null, change));
    }

    public async Task Reload()
    {
        _profile.Forget();
        if (await Profile() is null)
            await Leave();
        else
            await Report();
    }

    public Task EndSignIns()
    {
        _subscribers.Send(new SignedOutSignal(Id));
        return Task.CompletedTask;
    }

    public Task Subscribe(FrontLease front)
    {
        _subscribers.Add(front);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(FrontId front)
    {
        _subscribers.Remove(front);
        return Task.CompletedTask;
    }

    private async Task<Result<SessionReceipt>> TakeNext(ChannelId? channel, MessageId? message, FrontLease? opener) =>
        await Profile() is { } profile ? await _queues.Accept(profile, channel, message, opener) : new Refusal(RefusalCodes.NotSignedIn);

    private bool Gone(DateTimeOffset now) => _connections.GoneFor(Grace, now);

    private bool MayJudgeGone()
    {
        var now = time.GetUtcNow();
        return Gone(now) && now >= _judgesFrom;
    }

    private bool Available() => state.State.Declared == Presence.Present && !Gone(time.GetUtcNow());

    private AgentView Look(AgentProfile profile) =>
        new(profile.Agent, state.State.Declared, Available(), profile.Administrator, profile.Channels, Available() ? End : null);

    /// <summary>But for the end, which every heartbeat moves.</summary>
    private static bool Same(AgentView one, AgentView other) =>
        one with { Channels = other.Channels, AvailableUntil = other.AvailableUntil } == other && one.Channels.SequenceEqual(other.Channels);

    private ValueTask<AgentProfile?> Profile() => _profile.Get();

    /// <summary>No browser is there: an activation to come must not take the agent for present.</summary>
    private Task NoteDeparture() =>
        state.State.Connected ? Save() : Task.CompletedTask;

    /// <summary>
    /// Stored, then in force: a failed write leaves what was declared as it was. One after another: two writes at once would each
    /// find the other's version.
    /// </summary>
    private Task Save(Presence? declared = null) => _writing = Write(_writing, declared);

    /// <summary>What is written is how things stand when its turn has come.</summary>
    private async Task Write(Task last, Presence? declared)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var stored = state.State;
        var before = (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil);
        var seen = _connections.SeenUntil;
        (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil) =
            (declared ?? stored.Declared, seen, _connections.Any(time.GetUtcNow()), seen);
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception failure)
        {
            (stored.Declared, stored.LastSeen, stored.Connected, stored.SeenUntil) = before;
            // Another activation has written since: what this one knows is old.
            if (failure is InconsistentStateException)
                DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Notices that a grace time is over, keeps what the channels and the store know of its end from getting old, and says it exactly
    /// once no browser is there any more.
    /// </summary>
    private async Task LookAround()
    {
        var profile = await Profile();
        var now = time.GetUtcNow();
        if (profile is null || _told is null || !Same(Look(profile), _told) || IsReportOld(now))
            await Report();
        if (!Gone(now))
        {
            _released = false;
            await KeepStored(now);
            return;
        }

        await NoteDeparture();
        if (!_released)
            _released = await ReleaseIfGone();
    }

    private bool IsReportOld(DateTimeOffset now) =>
        _told is { AvailableUntil: { } told } && told != End && (now - _reportedAt >= options.Value.ReportEvery || !_connections.Any(now));

    private Task KeepStored(DateTimeOffset now)
    {
        var stored = state.State.SeenUntil;
        return _connections.Any(now) && (stored is null || _connections.SeenUntil - stored >= options.Value.StoreEvery) ? Save() : Task.CompletedTask;
    }

    /// <summary>The account is disabled: nobody is there any more, whatever browsers say.</summary>
    private async Task Leave()
    {
        var left = _told?.Channels ?? [];
        _told = null;
        metrics.Present(Id, null);
        _connections = new(DateTimeOffset.MinValue);
        _subscribers.Send(new SignedOutSignal(Id));
        await LeaveChannels(left);
        await ReleaseOwed();
    }

    private Task LeaveChannels(IEnumerable<AgentChannel> left) => TellChannels(left, null);

    /// <summary>The time says which of two reports is the newer one: a silo that hung sends its own when it wakes.</summary>
    private Task TellChannels(IEnumerable<AgentChannel> channels, DateTimeOffset? until)
    {
        var said = time.GetUtcNow();
        return BoundedParallel.ForEach(channels.Where(static mine => mine.Responds), CallsAtOnce, async mine =>
        {
            try
            {
                await GrainFactory.Channel(mine.Channel).AgentPresent(Id, until, said);
            }
            catch (Exception failure)
            {
                LogNotTold(logger, failure, mine.Channel, Id);
                _reportedAt = DateTimeOffset.MinValue;
            }
        });
    }

    /// <summary>
    /// An activation on a silo that hung goes by browsers of before, while another one knows that they are there: its write is refused.
    /// True: the agent was gone.
    /// </summary>
    private async Task<bool> ReleaseIfGone()
    {
        if (!MayJudgeGone())
            return false;
        var deadline = _owed.Deadline();
        var owed = await _owed.Read();
        if (owed.Length > 0)
            await Save();
        if (!MayJudgeGone())
            return false;
        await _owed.Release(owed, deadline);
        return true;
    }

    private async Task ReleaseOwed() => await _owed.Release(await _owed.Read(), _owed.Deadline());

    /// <summary>Says to the channels and to the agent's own browsers where the agent stands now.</summary>
    private async Task Report()
    {
        if (await Profile() is not { } profile)
        {
            if (_told is not null)
                await Leave();
            return;
        }

        // Nobody renews here: another activation may know better, and has written then.
        if ((Available() || _told is { Available: true }) && !_connections.Any(time.GetUtcNow()))
            await Save();
        var (look, before) = (Look(profile), _told);
        // Before the calls, which give way to other turns: those find what is being told.
        (_told, _reportedAt) = (look, time.GetUtcNow());
        metrics.Present(Id, look.AvailableUntil);
        if (before is { Available: true })
            await LeaveChannels(before.Channels.Where(old => !profile.Channels.Any(mine => mine.Channel == old.Channel && mine.Responds)));
        if (look.Available || before?.Available == true)
            await TellChannels(profile.Channels, look.AvailableUntil);
        if (before is null || !Same(look, before))
            _subscribers.Send(new AgentSignal(Id, null, look));
    }

    [LoggerMessage(
        LogEvents.AgentGrainNotTold,
        LogLevel.Warning,
        "Channel {Channel} was not told whether agent {Agent} is present; the next report will")]
    private static partial void LogNotTold(ILogger logger, Exception failure, ChannelId channel, AgentId agent);
}
