using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using OrleansChat.Channels;
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
    IOptions<AgentOptions> options,
    TimeProvider time,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain
{
    /// <summary>
    /// How long a channel believes a report of presence. The next one may come a whole look later than it is due, and a busy
    /// silo is slow: a channel that closes for a moment takes the form away from those who are writing in it.
    /// </summary>
    internal static readonly TimeSpan ReportValidFor = TimeSpan.FromSeconds(45);
    internal static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(20);
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>Who changes an account calls <see cref="Reload"/>; this is for the case that the call got lost.</summary>
    private static readonly TimeSpan ProfileMaxAge = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ProfileRetry = TimeSpan.FromSeconds(5);

    private readonly Watchers _watchers = new(relay, time);
    private Task _writing = Task.CompletedTask;
    private Connections _connections = new(DateTimeOffset.MinValue);
    private AgentProfile? _profile;
    private DateTimeOffset _profileReadAt;
    private AgentView? _told;
    private DateTimeOffset _reportedAt;

    private AgentId Id => new(this.GetPrimaryKey());

    private TimeSpan Grace => options.Value.Grace;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Somebody who was there when a silo died is not gone: their browser has the grace time to come back.
        _connections = new(state.State.Connected ? time.GetUtcNow() : state.State.LastSeen);
        this.RegisterGrainTimer(_ => LookAround(), new() { DueTime = TimeSpan.Zero, Period = LookEvery, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<Result<AgentView>> View() =>
        await Profile() is { } profile ? Look(profile) : new Refusal(RefusalCodes.NotSignedIn);

    public async Task<Result<AgentView>> Declare(Presence presence)
    {
        if (await Profile() is null) return new Refusal(RefusalCodes.NotSignedIn);
        await Save(presence);
        await Report();
        return await View();
    }

    public async Task<Result<AgentView>> Connect(ConnectionId connection, DateTimeOffset until, TimeSpan? lease)
    {
        if (await Profile() is not { } profile) return new Refusal(RefusalCodes.NotSignedIn);
        var now = time.GetUtcNow();
        _connections.Renew(connection, lease is { } length ? now + length : until, now);
        if (!state.State.Connected) await Save();
        if (_told?.Available != Look(profile).Available) await Report();
        return Look(profile);
    }

    public async Task Disconnect(ConnectionId connection)
    {
        _connections.Remove(connection, time.GetUtcNow());
        if (!_connections.Any(time.GetUtcNow())) await NoteDeparture();
    }

    public async Task<bool> IsAvailable() => Available() && await Profile() is not null;

    public async Task CheckPresence()
    {
        if (_connections.GoneFor(Grace, time.GetUtcNow()) || await Profile() is null) await ReleaseOwed();
    }

    public async Task<Result<SessionReceipt>> GetNext(ChannelId? channel)
    {
        if (await Profile() is not { } profile) return new Refusal(RefusalCodes.NotSignedIn);
        var responds = profile.Channels.Where(Responds).Select(static mine => mine.Channel);
        ChannelId[] candidates = channel is { } chosen ? [.. responds.Where(id => id == chosen)] : [.. responds];
        if (candidates.Length == 0) return Refusal.With(RefusalCodes.PermissionMissing, "permission", "respond");
        return await ClaimLongestWaiting(profile.Agent, candidates);
    }

    public Task<IReadOnlyList<SessionSummary>> Chats(DateTimeOffset endedSince) =>
        sessions.OfAgent(Id, endedSince, CancellationToken.None);

    public Task Notice(SessionSummary summary)
    {
        _watchers.Send(new AgentSignal(Id, summary, null));
        return Task.CompletedTask;
    }

    public async Task NoticeChannel(ChannelChange change)
    {
        if (await Profile() is { Administrator: true }) _watchers.Send(new AgentSignal(Id, null, null, change));
    }

    public async Task Reload()
    {
        _profile = null;
        if (await Profile() is null) await Leave();
        else await Report();
    }

    public Task EndSignIns()
    {
        _watchers.Send(new SignedOutSignal(Id));
        return Task.CompletedTask;
    }

    public Task Watch(FrontLease front)
    {
        _watchers.Add(front);
        return Task.CompletedTask;
    }

    public Task Unwatch(FrontId front)
    {
        _watchers.Remove(front);
        return Task.CompletedTask;
    }

    /// <summary>Somebody else may be quicker on the first channel: then the next longest waiting is tried.</summary>
    private async Task<Result<SessionReceipt>> ClaimLongestWaiting(AgentRef agent, ChannelId[] channels)
    {
        var snapshots = await Task.WhenAll(channels.Select(id => GrainFactory.Queue(id).Snapshot()));
        var order = snapshots.Where(static queue => queue.Entries.Count > 0)
            .OrderByDescending(static queue => queue.Entries[0].AtHead).ThenBy(static queue => queue.Entries[0].Since);
        foreach (var queue in order)
        {
            var claimed = await GrainFactory.Queue(queue.Channel).ClaimNext(agent, AcceptedHow.GetNext);
            if (claimed.Refusal?.Code != RefusalCodes.QueueEmpty) return claimed;
        }

        return new Refusal(RefusalCodes.QueueEmpty);
    }

    private bool Available() =>
        state.State.Declared == Presence.Present && !_connections.GoneFor(Grace, time.GetUtcNow());

    private AgentView Look(AgentProfile profile) =>
        new(profile.Agent, state.State.Declared, Available(), profile.Administrator, profile.Channels);

    private static bool Same(AgentView one, AgentView other) =>
        one with { Channels = other.Channels } == other && one.Channels.SequenceEqual(other.Channels);

    private async ValueTask<AgentProfile?> Profile()
    {
        var now = time.GetUtcNow();
        if (_profile is { } known && now - _profileReadAt < ProfileMaxAge) return known;
        try
        {
            _profile = await accounts.Find(Id, CancellationToken.None);
            _profileReadAt = now;
        }
        catch (Exception failure) when (_profile is not null)
        {
            // Browsers that are there stay there while the database is away: nobody's chats are taken from them for that.
            _profileReadAt = time.GetUtcNow() - ProfileMaxAge + ProfileRetry;
            LogProfileOld(logger, failure, Id);
        }

        return _profile;
    }

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
        var before = (state.State.Declared, state.State.LastSeen, state.State.Connected);
        (state.State.Declared, state.State.LastSeen, state.State.Connected) =
            (declared ?? state.State.Declared, _connections.LastSeen, _connections.Any(time.GetUtcNow()));
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            (state.State.Declared, state.State.LastSeen, state.State.Connected) = before;
            throw;
        }
    }

    /// <summary>Notices that a grace time is over, and repeats the report before channels stop believing it. Else it costs no call.</summary>
    private async Task LookAround()
    {
        var profile = await Profile();
        var now = time.GetUtcNow();
        if (profile is null || _told is null || now - _reportedAt >= ReportEvery || !Same(Look(profile), _told)) await Report();
        if (_connections.GoneFor(Grace, now)) await NoteDeparture();
    }

    /// <summary>The account is disabled: nobody is there any more, whatever browsers say.</summary>
    private async Task Leave()
    {
        var left = _told?.Channels ?? [];
        _told = null;
        _connections = new(DateTimeOffset.MinValue);
        _watchers.Send(new SignedOutSignal(Id));
        await LeaveChannels(left);
        await ReleaseOwed();
    }

    private async Task LeaveChannels(IEnumerable<AgentChannel> left)
    {
        foreach (var gone in left.Where(Responds))
            await GrainFactory.Channel(gone.Channel).AgentPresent(Id, null);
    }

    private async Task ReleaseOwed()
    {
        var owed = (await sessions.OfAgent(Id, time.GetUtcNow(), CancellationToken.None))
            .Where(summary => summary.Status == SessionStatus.CustomerLast && summary.Agent?.Id == Id);
        foreach (var summary in owed)
        {
            var released = await GrainFactory.Session(summary.Id).Execute(new ReleaseFromAgent(Id));
            LogReleased(logger, Id, summary.Id, released.Refusal?.Code ?? "released");
        }
    }

    private static bool Responds(AgentChannel mine) => mine.Permissions.HasFlag(ChannelPermissions.Respond);

    /// <summary>Says to the channels and to the agent's own browsers where the agent stands now.</summary>
    private async Task Report()
    {
        if (await Profile() is not { } profile)
        {
            if (_told is not null) await Leave();
            return;
        }

        var look = Look(profile);
        var changed = _told is null || !Same(look, _told);
        _reportedAt = time.GetUtcNow();
        if (_told is { Available: true } before)
            await LeaveChannels(before.Channels.Where(old => !profile.Channels.Any(mine => mine.Channel == old.Channel && Responds(mine))));
        if (look.Available || _told?.Available == true)
        {
            DateTimeOffset? until = look.Available ? time.GetUtcNow() + ReportValidFor : null;
            foreach (var mine in profile.Channels.Where(Responds))
                await GrainFactory.Channel(mine.Channel).AgentPresent(Id, until);
        }

        _told = look;
        if (changed) _watchers.Send(new AgentSignal(Id, null, look));
    }

    [LoggerMessage(LogLevel.Warning, "The account of agent {Agent} could not be read; what was known of it counts")]
    private static partial void LogProfileOld(ILogger logger, Exception failure, AgentId agent);

    [LoggerMessage(LogLevel.Information, "Agent {Agent} is gone; their chat {Session}: {Outcome}")]
    private static partial void LogReleased(ILogger logger, AgentId agent, SessionId session, string outcome);
}
