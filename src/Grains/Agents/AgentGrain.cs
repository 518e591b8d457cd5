using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Drafts;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>One agent: whether they are present, the chats that they accept, and the notices about their chats.</summary>
[GrainType("chat.agent")]
[Reentrant]
public sealed class AgentGrain(
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

    private readonly Subscribers _subscribers = new(relay, time);
    private GetNextOutcomes _outcomes = null!;
    private LongestWaitingAcceptor _queues = null!;
    private UnansweredChats _owed = null!;
    private ReceivedTransfers _offers = null!;
    private PresenceStore _stored = null!;
    private PresenceReports _reports = null!;
    private Connections _connections = new(DateTimeOffset.MinValue);
    private ProfileCache _profile = null!;
    private AlertClaims _alerts = null!;
    private OwnMaximum _maximum = null!;

    /// <summary>
    /// Until then this activation takes nobody's chats: who is there has not had the time to say so. The stored end being ahead proves
    /// nothing: it may be 20 s too early.
    /// </summary>
    private DateTimeOffset _judgesFrom;

    /// <summary>
    /// The chats of an agent who has gone were put back into the queue. True until a browser of the agent connects again.
    /// </summary>
    private bool _released;

    private AgentId Id => new(this.GetPrimaryKey());

    private TimeSpan Grace => options.Value.Grace;

    /// <summary>When presence ends if nothing else is heard.</summary>
    private DateTimeOffset End =>
        _connections.SeenUntil < DateTimeOffset.MaxValue - Grace ? _connections.SeenUntil + Grace : DateTimeOffset.MaxValue;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _outcomes = new(Id, sessions, GrainFactory, time);
        _queues = new(GrainFactory);
        _owed = new(Id, sessions, GrainFactory, time, logger);
        _offers = new(Id, sessions, GrainFactory, time, logger);
        _profile = new(Id, accounts, time, logger);
        _stored = new(state, () => (_connections.SeenUntil, _connections.Any(time.GetUtcNow())), DeactivateOnIdle);
        _reports = new(Id, GrainFactory, time, logger);
        _alerts = new(state, () => _stored.Save());
        _maximum = new(Id, sessions, time);
        var now = time.GetUtcNow();
        _connections = new(_stored.LastEnd(now));
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
        await _profile.Get() is { } profile ? Look(profile) : new Refusal(RefusalCodes.NotSignedIn);

    public async Task<Result<AgentView>> Declare(Presence presence)
    {
        if (await _profile.Get() is null)
            return new Refusal(RefusalCodes.NotSignedIn);
        await _stored.Save(presence);
        await Report();
        if (presence == Presence.Away)
            await _offers.Return(_ => _stored.Declared == Presence.Away);
        return await View();
    }

    public async Task<Result<AgentView>> Connect(ConnectionId connection, DateTimeOffset until, TimeSpan? lease)
    {
        if (await _profile.Get() is not { } profile)
            return new Refusal(RefusalCodes.NotSignedIn);
        var now = time.GetUtcNow();
        _connections.Renew(connection, lease is { } length ? now + length : until);
        if (!_stored.Connected && _connections.Any(now))
            await _stored.Save();
        if (_reports.Told?.Available != Look(profile).Available)
            await Report();
        return Look(profile);
    }

    public async Task Disconnect(ConnectionId connection)
    {
        _connections.Remove(connection, time.GetUtcNow());
        if (!_connections.Any(time.GetUtcNow()))
            await _stored.SaveDeparture();
    }

    public async Task<bool> IsAvailable() => Available() && await _profile.Get() is not null;

    public async Task CheckPresence()
    {
        if (await _profile.Get() is null)
            await _owed.ReleaseAll();
        else
            await ReleaseIfGone();
    }

    public Task<Result<SessionReceipt>> GetNext(ChannelId? channel, MessageId? message, FrontLease? opener) =>
        message is { } key ? _outcomes.Once(key, opener, () => TakeNext(channel, key, opener)) : TakeNext(channel, null, opener);

    public Task<IReadOnlyList<SessionSummary>> Chats(DateTimeOffset endedSince) =>
        sessions.OfAgent(Id, endedSince, CancellationToken.None);

    public Task<bool> ClaimAlert(string alert, ConnectionId console, bool keep) => _alerts.Claim(alert, console, keep);

    public async Task Notice(SessionSummary summary)
    {
        _subscribers.Send(new AgentSignal(Id, summary, null));
        // The agent may have left between the question whether they are there and the offer.
        if (summary.Transfer?.To?.Id == Id && !CanAnswer(summary, await _profile.Get()))
            await _offers.Return(summary);
    }

    public async Task NoticeChannel(ChannelChange change)
    {
        if (await _profile.Get() is { Administrator: true })
            _subscribers.Send(new AgentSignal(Id, null, null, change));
    }

    public Task NoticeDraft(Draft draft)
    {
        _subscribers.Send(new AgentSignal(Id, null, null, Draft: draft));
        return Task.CompletedTask;
    }

    public Task NoticeNews(AgentNews news)
    {
        _subscribers.Send(new AgentSignal(Id, null, null, News: news));
        return Task.CompletedTask;
    }

    public async Task Reload()
    {
        _profile.Forget();
        if (await _profile.Get() is not { } profile)
        {
            await Leave();
            return;
        }

        await Report();
        await _offers.Return(summary => !CanAnswer(summary, profile));
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
        await _profile.Get() is { } profile
            ? await _maximum.Within(profile.MaximumChats, () => _queues.Accept(profile, channel, message, opener))
            : new Refusal(RefusalCodes.NotSignedIn);

    private bool Gone(DateTimeOffset now) => _connections.GoneFor(Grace, now);

    private bool MayJudgeGone(DateTimeOffset now) => Gone(now) && now >= _judgesFrom;

    /// <summary>A transfer: an activation that has not heard of browsers yet does not say that nobody is there.</summary>
    private bool CanAnswer(SessionSummary offered, AgentProfile? profile) =>
        _stored.Declared == Presence.Present && !MayJudgeGone(time.GetUtcNow())
            && profile is not null && profile.Channels.Any(mine => mine.Responds && mine.Channel == offered.Channel);

    private bool Available() => _stored.Declared == Presence.Present && !Gone(time.GetUtcNow());

    private AgentView Look(AgentProfile profile) =>
        new(
            profile.Agent, _stored.Declared, Available(), profile.Administrator, profile.Channels, Available() ? End : null,
            MayJudgeGone(time.GetUtcNow()), profile.Preferences);

    /// <summary>
    /// Notices that a grace time is over, keeps what the channels and the store know of its end from getting old, and says it exactly
    /// once no browser is there any more.
    /// </summary>
    private async Task LookAround()
    {
        var profile = await _profile.Get();
        var now = time.GetUtcNow();
        if (profile is null || _reports.IsNews(Look(profile)) || IsReportOld(now))
            await Report();
        if (!Gone(now))
        {
            _released = false;
            if (_connections.Any(now))
                await _stored.SaveIfOlderThan(options.Value.StoreEvery);
            return;
        }

        await _stored.SaveDeparture();
        if (!_released)
            _released = await ReleaseIfGone();
    }

    private bool IsReportOld(DateTimeOffset now) =>
        _reports.Told is { AvailableUntil: { } told } && told != End
            && (_reports.IsOlderThan(options.Value.ReportEvery, now) || !_connections.Any(now));

    /// <summary>The account is disabled: nobody is there any more, whatever browsers say.</summary>
    private async Task Leave()
    {
        metrics.Present(Id, null);
        _connections = new(DateTimeOffset.MinValue);
        _subscribers.Send(new SignedOutSignal(Id));
        await _reports.Leave();
        await _offers.Return(_ => true);
        await _owed.ReleaseAll();
    }

    /// <summary>
    /// An activation on a silo that hung goes by browsers of before, while another one knows that they are there: its write is refused.
    /// True: the agent was gone.
    /// </summary>
    private async Task<bool> ReleaseIfGone()
    {
        if (!MayJudgeGone(time.GetUtcNow()))
            return false;
        var deadline = _owed.Deadline();
        var owed = await _owed.Read();
        if (owed.Length > 0)
            await _stored.Save();
        if (!MayJudgeGone(time.GetUtcNow()))
            return false;
        await _owed.Release(owed, deadline);
        await _offers.Return(_ => MayJudgeGone(time.GetUtcNow()));
        return true;
    }

    /// <summary>Says to the channels and to the agent's own browsers where the agent stands now.</summary>
    private async Task Report()
    {
        if (await _profile.Get() is not { } profile)
        {
            if (_reports.Told is not null)
                await Leave();
            return;
        }

        // Nobody renews here: another activation may know better, and has written then.
        if ((Available() || _reports.Told is { Available: true }) && !_connections.Any(time.GetUtcNow()))
            await _stored.Save();
        var look = Look(profile);
        metrics.Present(Id, look.AvailableUntil);
        if (await _reports.Report(look))
            _subscribers.Send(new AgentSignal(Id, null, look));
    }
}
