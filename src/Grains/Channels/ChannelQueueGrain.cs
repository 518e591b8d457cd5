using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansChat.Agents;
using OrleansChat.Cluster;
using OrleansChat.Delivery;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Channels;

/// <summary>
/// The shell over <see cref="WaitingQueue"/>. Reentrant: every change of the queue is one step without an await, so that
/// accepts, notices and reconciliation can overlap without waiting for each other.
/// </summary>
[GrainType("chat.queue")]
[Reentrant]
public sealed partial class ChannelQueueGrain(
    ISessionDirectory directory,
    ChannelPolicies policies,
    FrontRelay relay,
    TimeProvider time,
    ILogger<ChannelQueueGrain> logger) : Grain, IChannelQueueGrain
{
    private static readonly TimeSpan PushDelay = TimeSpan.FromMilliseconds(25);

    /// <summary>A push carries the whole queue to the fronts: the longer it is, the more changes share one.</summary>
    private static readonly TimeSpan PushDelayPerPlace = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NewsInFlight = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly WaitingQueue _queue = new();
    private readonly QueueAdmissions _admissions = new();
    private readonly WaitEstimate _estimate = new();
    private readonly HashSet<SessionId> _accepting = [];
    private readonly Subscribers _subscribers = new(relay, time);
    private IGrainTimer? _push;
    private long _version;
    private bool _pushPending;
    private int _toldMinutes;

    private ChannelId Channel => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Of the call that came first, which is not served by this.
        CallDeadline.Clear();
        // Versions of a later activation are higher than those of an earlier one.
        _version = time.GetUtcNow().ToUnixTimeMilliseconds() << 10;
        _push = this.RegisterGrainTimer(
            Push, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        this.RegisterGrainTimer(LookAround, new() { DueTime = LookEvery, Period = LookEvery, Interleave = true });
        await Reconcile();
    }

    public Task Notice(SessionSummary summary)
    {
        var now = time.GetUtcNow();
        if (summary is { AcceptedAt: { } accepted, Status: SessionStatus.CustomerLast } && _queue.Contains(summary.Id))
            _estimate.Accepted(summary.QueuedAt ?? summary.RequestedAt, accepted > now ? now : accepted);
        if (_queue.Apply(summary, Channel, now))
            Changed();
        _admissions.Arrived(summary.Id);
        return Task.CompletedTask;
    }

    public Task<Result<Unit>> Admit(QueueApplicant applicant) => Task.FromResult<Result<Unit>>(
        _admissions.Admit(applicant, _queue.Entries, time.GetUtcNow()) is { } tooMany
            ? new Refusal(RefusalCodes.TooManyWaiting, new Dictionary<string, string> { ["limit"] = tooMany }, RetryAfter: Pause)
            : Unit.Done);

    public async Task<Result<SessionReceipt>> AcceptNext(
        AgentRef agent, AcceptedHow how, MessageId? message, FrontLease? opener, bool asManager)
    {
        Refusal? notNow = null;
        HashSet<SessionId> tried = [];
        while (_queue.InOrder.FirstOrDefault(entry => IsFor(entry, asManager) && !tried.Contains(entry.Session)) is { } next)
        {
            tried.Add(next.Session);
            var receipt = await Accept(next.Session, new(agent, how, asManager) { MessageId = message }, opener);

            // Another chat was taken with this message id meanwhile: whoever asks again is answered that one.
            if (receipt.IsOk || receipt.Refusal.Details?.ContainsKey("session") == true)
                return receipt;

            // One chat that cannot be had just now does not stand in the way of all others.
            if (receipt.Refusal.RetryAfter is not null)
                notNow ??= receipt.Refusal;
        }

        return notNow ?? new Refusal(RefusalCodes.QueueEmpty);
    }

    public Task<QueueLength> Length() => Task.FromResult(new QueueLength(_queue.Count, PerPlace(), ForHead()));

    public Task<QueueSnapshot> Snapshot() => Task.FromResult(View());

    public async Task<int> Reconcile()
    {
        var before = _queue.InOrder.Select(static entry => entry.Session).ToHashSet();
        var stored = await directory.Waiting(Channel, CancellationToken.None);
        var now = time.GetUtcNow();
        var differed = _queue.Reconcile(stored, before, Channel, now);
        _queue.ForgetLeft(now - NewsInFlight);
        if (differed > 0)
        {
            LogReconciled(logger, Channel, differed);
            Changed();
        }

        // An agent of a deleted channel who vanished may have left chats behind.
        if (_queue.Count > 0 && await policies.IsGone(Channel))
            await EndWaiting();
        return differed;
    }

    public async Task EndWaiting()
    {
        foreach (var waiting in _queue.Entries)
        {
            var ended = await GrainFactory.Session(waiting.Session).Execute(new EndSession(Author.System));
            if (ended.IsOk)
                await Notice(ended.Value.Summary);
            else
                LogNotEnded(logger, Channel, waiting.Session, ended.Refusal.Code);
        }
    }

    public Task<QueueSnapshot> Subscribe(FrontLease front)
    {
        _subscribers.Add(front);
        return Task.FromResult(View());
    }

    public Task Unsubscribe(FrontId front)
    {
        _subscribers.Remove(front);
        return Task.CompletedTask;
    }

    /// <summary>Nobody is accepting it just now, and this agent may.</summary>
    private bool IsFor(QueueEntry entry, bool manager) =>
        !_accepting.Contains(entry.Session) && (manager || !(entry.Summary.ManagersUntil > time.GetUtcNow()));

    private async Task<Result<SessionReceipt>> Accept(SessionId session, AcceptSession accept, FrontLease? opener)
    {
        _accepting.Add(session);
        try
        {
            var receipt = await GrainFactory.Session(session).Execute(accept, opener);
            if (receipt.IsOk)
                await Notice(receipt.Value.Summary);
            // It left the queue by its log, and the news is under way: what the log says now ends the matter.
            else if (receipt.Refusal.RetryAfter is null)
                await Refresh(session);
            return receipt;
        }
        finally
        {
            _accepting.Remove(session);
        }
    }

    /// <summary>
    /// The scheduler finds only chats that are stored as waiting. This check finds a chat that waits only in this activation.
    /// </summary>
    private Task LookAround(CancellationToken cancellation)
    {
        if (_queue.Count == 0)
            return Task.CompletedTask;
        // Nothing has happened, and that is the news: who waits is told that it takes longer.
        if (Minutes(ForHead()) != _toldMinutes)
            Changed();
        return Reconcile();
    }

    /// <summary>As visitors are told it.</summary>
    private static int Minutes(TimeSpan? wait) => (int)Math.Ceiling((wait ?? TimeSpan.Zero).TotalMinutes);

    private async Task Refresh(SessionId session)
    {
        if (await directory.Find(session, CancellationToken.None) is { } stored)
            await Notice(stored);
    }

    private TimeSpan? PerPlace() => _estimate.PerPlace(time.GetUtcNow(), _queue.InOrder.FirstOrDefault()?.Since);

    private TimeSpan? ForHead() => _estimate.ForHead(time.GetUtcNow(), _queue.InOrder.FirstOrDefault()?.Since);

    private QueueSnapshot View() => new(Channel, _version, _queue.Entries, PerPlace(), ForHead());

    /// <summary>Several changes in a row become one push.</summary>
    private void Changed()
    {
        _version++;
        if (_pushPending || !_subscribers.Any)
            return;
        _pushPending = true;
        _push?.Change(PushDelay + PushDelayPerPlace * _queue.Count, Timeout.InfiniteTimeSpan);
    }

    private Task Push(CancellationToken cancellation)
    {
        _pushPending = false;
        _toldMinutes = Minutes(ForHead());
        _subscribers.Send(new QueueSignal(View()));
        return Task.CompletedTask;
    }

    [LoggerMessage(
        LogEvents.ChannelQueueGrainNotEnded,
        LogLevel.Warning,
        "Channel {Channel} was deleted, and waiting session {Session} could not be ended: {Code}")]
    private static partial void LogNotEnded(ILogger logger, ChannelId channel, SessionId session, string code);

    [LoggerMessage(
        LogEvents.ChannelQueueGrainReconciled,
        LogLevel.Information,
        "Queue {Channel}: {Differed} entries put right from the stored sessions")]
    private static partial void LogReconciled(ILogger logger, ChannelId channel, int differed);
}
