using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// The shell over <see cref="ChatSession"/>: load, decide, store, apply, publish, in that order. Nothing is applied or
/// published before the journal has it; when nobody knows whether the journal has it, the log is read again.
/// </summary>
[GrainType("chat.session")]
[RandomPlacement]
public sealed partial class ChatSessionGrain(
    ISessionJournal journal,
    ISessionDirectory directory,
    ChannelPolicies policies,
    SessionNotifier notifier,
    FrontRelay relay,
    IOptions<QueueOptions> queue,
    TimeProvider time,
    ILogger<ChatSessionGrain> logger) : Grain, IChatSessionGrain
{
    private static readonly TimeSpan FencedRetry = TimeSpan.FromMilliseconds(100);

    private readonly Subscribers _subscribers = new(relay, time);
    private readonly VisitorWindows _windows = new(queue.Value.AbandonAfter);
    private SessionLog _log = null!;
    private SessionCache _cache = null!;
    private DecisionContextFactory _contexts = null!;

    private SessionId Id => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _log = new(Id, journal);
        _cache = new(Id, journal, _log, time, logger);
        _contexts = new(_log, policies, queue.Value.AbandonAfter, time);
        return Task.CompletedTask;
    }

    public Task<Result<SessionReceipt>> Execute(SessionCommand command, FrontLease? opener) => AsidePossible(async () =>
    {
        var receipt = await Execute(command);
        return receipt.IsOk && opener is not null ? await Open(receipt.Value, command, opener) : receipt;
    });

    private async Task<Result<SessionReceipt>> Execute(SessionCommand command)
    {
        if (await _cache.TryLoad() is not { } session)
            return StorageAway();
        if (command.MessageId is { } known && session.Knows(known, out var seq))
            return session.RefusalOf(known) is { } before ? before : Receipt(session, seq);

        var context = await _contexts.Create(session, command);
        var decided = session.Decide(command, context);
        if (!decided.IsOk)
            return await Refuse(session, decided.Refusal, command, context);
        if (decided.Value.Events.Count == 0)
        {
            if (command is TickSession && session.Summary is { } waiting)
                await LookLater(waiting, context);
            return Receipt(session, session.Seq);
        }

        return await Store(session, decided.Value, command, context);
    }

    /// <summary>
    /// After the command, whose events are in the page: they are not sent to this front too. The session is the agent's whether it can be
    /// opened or not; where it cannot, the front asks for it.
    /// </summary>
    private async Task<SessionReceipt> Open(SessionReceipt receipt, SessionCommand command, FrontLease opener)
    {
        var accepted = Taker(command) is { } taker && receipt.Status.IsOwned() && receipt.Summary.Agent?.Id == taker;
        if (!accepted || _cache.Session is not { } session)
            return receipt;
        try
        {
            // A repeated command stores nothing: that this activation still writes the log has to be asked.
            if (!_cache.TakeFresh() && await _cache.IsLeftBehind())
                return receipt;
            // Before the page, so that the front is told where this activation ends meanwhile. No other command runs until the answer.
            _subscribers.Add(opener);
            var opened = await _log.Page(session, 0, int.MaxValue);
            return receipt with { Opened = opened };
        }
        catch (Exception failure)
        {
            LogNotOpened(logger, failure, Id);
            return receipt;
        }
    }

    /// <summary>Whose the chat is to become; null: the command gives it to nobody.</summary>
    private static AgentId? Taker(SessionCommand command) => command switch
    {
        AcceptSession accept => accept.Agent.Id,
        TakeOver take => take.To.Id,
        SettleTransfer { Outcome: TransferOutcome.Accepted } settle => settle.By.Id,
        _ => null,
    };

    /// <summary>Said only when it is sure to stay: a copy of the command may come again, here or where the session lives next.</summary>
    private async Task<Result<SessionReceipt>> Refuse(ChatSession session, Refusal refusal, SessionCommand command, DecisionContext context)
    {
        if (session.Keep(refusal, command) is not { } kept)
            return refusal;
        if (!kept.IsOk)
            return kept.Refusal;
        var stored = await Store(session, kept.Value, command, context);
        return stored.IsOk ? refusal : stored.Refusal;
    }

    /// <summary>
    /// The stored deadline is of older settings, or of a visitor who is still there:
    /// left as it is, the clock would come again every second.
    /// </summary>
    private Task LookLater(SessionSummary summary, DecisionContext context) =>
        directory.Postpone(Id, summary.Seq, SessionDeadlines.Next(summary, context), CancellationToken.None);

    public Task<Result<SessionPage>> Read(long afterSeq, int limit) => AsidePossible<SessionPage>(async () =>
    {
        if (_cache.Session is { } here && KnowsMore(here, afterSeq))
        {
            var agreement = await _cache.CompareWithJournal();
            if (agreement == JournalComparison.LeftBehind)
                return StepDown();
            // Whoever has seen more must not be told that there is less before that is certain.
            if (agreement == JournalComparison.Unknown)
                return StorageAway();
        }
        else if (_cache.Session is not null && _cache.IsOld && await _cache.IsLeftBehind())
        {
            return StepDown();
        }

        if (await _cache.TryLoad() is not { } session)
            return StorageAway();
        if (session.Summary is null)
            return new Refusal(RefusalCodes.SessionNotFound);
        var page = await _log.Page(session, afterSeq, limit);
        return page with { EndConfirmed = KnowsMore(session, afterSeq) };
    });

    /// <summary>
    /// The reader has seen events that are not here: either this activation is left behind, or an older database was put back.
    /// </summary>
    private static bool KnowsMore(ChatSession session, long afterSeq) => afterSeq != long.MaxValue && afterSeq > session.Seq;

    public async Task<Result<SessionPage>> Subscribe(FrontLease front, long afterSeq, bool visitor)
    {
        _subscribers.Add(front);
        if (visitor)
            NoteVisitor(front.Front);
        if (!_cache.TakeFresh() && await _cache.IsLeftBehind())
            return StepDown();
        var page = await Read(afterSeq, int.MaxValue);
        if (!page.IsOk)
            _subscribers.Remove(front.Front);
        return page.Map(known => known with { VisitorLeftAt = _windows.LeftAt });
    }

    public Task WindowsClosed(FrontId front)
    {
        if (_windows.Close(front, time.GetUtcNow()))
            _subscribers.Send(new VisitorSignal(Id, _windows.LeftAt));
        return Task.CompletedTask;
    }

    private void NoteVisitor(FrontId front)
    {
        _contexts.NoteVisitor();
        if (_windows.Open(front, time.GetUtcNow()))
            _subscribers.Send(new VisitorSignal(Id, null));
    }

    public Task Unsubscribe(FrontId front)
    {
        _subscribers.Remove(front);
        return Task.CompletedTask;
    }

    public Task Typing(TypingNotice notice)
    {
        _subscribers.Send(new TypingSignal(Id, notice));
        return Task.CompletedTask;
    }

    private async Task<Result<SessionReceipt>> Store(
        ChatSession session, Decision decision, SessionCommand command, DecisionContext context)
    {
        var before = session.Summary;
        var (events, summary) = session.Draft(decision, command.MessageId, context);
        var erased = await _log.ErasedBy(events, context.Target);
        var outcome = await _cache.Append(session, new(events, summary, erased, SessionAlerts.Of(events, context.Settings)));
        if (outcome.Status != AppendStatus.Committed)
            return Failed(outcome);

        _subscribers.Send(new SessionEventsSignal(Id, events, ChatTracing.CurrentParent));
        notifier.Notify(before, summary);
        return new SessionReceipt(Id, events[decision.MessageIdAt].Seq, events[0].At, summary.Status, summary)
        {
            Hidden = session.Hidden,
        };
    }

    private Refusal Failed(AppendOutcome outcome)
    {
        LogAppendFailed(logger, Id, outcome.Status);
        switch (outcome.Status)
        {
            case AppendStatus.Busy:
                return new(RefusalCodes.Busy, RetryAfter: outcome.RetryAfter ?? TimeSpan.FromMilliseconds(500));
            case AppendStatus.OtherChatOpen:
                return Refusal.With(RefusalCodes.AnotherChatOpen, "session", outcome.Other?.ToString() ?? "");
            case AppendStatus.OtherAccepted:
                return Refusal.With(RefusalCodes.Fenced, "session", outcome.Other?.ToString() ?? "") with { RetryAfter = FencedRetry };
            case AppendStatus.Fenced or AppendStatus.DuplicateMessage:
                return StepDown();
            default:
                _cache.Drop();
                return StorageAway(outcome.RetryAfter);
        }
    }

    /// <summary>
    /// Another activation writes this log: this one ends, so that the directory settles on one, and who watches it looks for the other.
    /// </summary>
    private Refusal StepDown()
    {
        _cache.Drop();
        _subscribers.Send(new SessionEventsSignal(Id, []));
        DeactivateOnIdle();
        return new(RefusalCodes.Fenced, RetryAfter: FencedRetry);
    }

    /// <summary>
    /// The log was written by a newer release: this one makes nothing of it,
    /// stores nothing, and leaves, so that a silo of that release may get the session.
    /// </summary>
    private async Task<Result<T>> AsidePossible<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (UnknownEventException newer)
        {
            LogNewer(logger, newer, Id, newer.Seq);
            StepDown();
            return new Refusal(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromSeconds(1));
        }
    }

    private SessionReceipt Receipt(ChatSession session, long seq)
    {
        var at = session.Recent.FirstOrDefault(logged => logged.Seq == seq)?.At ?? session.Summary!.LastActivityAt;
        return new(Id, seq, at, session.Summary!.Status, session.Summary) { Hidden = session.Hidden };
    }

    private static Refusal StorageAway(TimeSpan? retryAfter = null) =>
        new(RefusalCodes.StorageUnavailable, RetryAfter: retryAfter ?? TimeSpan.FromSeconds(1));

    [LoggerMessage(
        LogEvents.ChatSessionGrainAppendFailed,
        LogLevel.Warning,
        "Session {Session}: the journal answered {Status}; nothing was applied")]
    private static partial void LogAppendFailed(ILogger logger, SessionId session, AppendStatus status);

    [LoggerMessage(
        LogEvents.ChatSessionGrainNewer,
        LogLevel.Warning,
        "Session {Session}: event {Seq} is of a newer release; this silo leaves the session to others")]
    private static partial void LogNewer(ILogger logger, Exception failure, SessionId session, long seq);

    [LoggerMessage(
        LogEvents.ChatSessionGrainNotOpened,
        LogLevel.Warning,
        "Session {Session} was accepted, and its log could not be read for the answer; the console asks for it")]
    private static partial void LogNotOpened(ILogger logger, Exception failure, SessionId session);
}
