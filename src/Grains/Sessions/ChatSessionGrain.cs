using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
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
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FencedRetry = TimeSpan.FromMilliseconds(100);

    /// <summary>How long reads are answered from memory before the journal is asked whether it still agrees.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(30);
    private readonly Subscribers _subscribers = new(relay, time);
    private SessionLog _log = null!;
    private ChatSession? _session;
    private Task<ChatSession>? _loading;

    /// <summary>The journal agreed with this activation, by a load or an append, since somebody last asked to watch.</summary>
    private bool _fresh;
    private long _agreedAt;
    private bool _appending;

    /// <summary>
    /// When a front last said that a window of the visitor is there. Fronts say it again and again, and at once where a silo died; an
    /// activation to which none has said it yet waits half as long as usual, so that nobody's end prolongs the wait by much.
    /// </summary>
    private DateTimeOffset? _visitorSeen;
    private readonly DateTimeOffset _began = time.GetUtcNow();

    private TimeSpan AbandonAfter => queue.Value.AbandonAfter;

    private SessionId Id => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _log = new(Id, journal);
        return Task.CompletedTask;
    }

    public Task<Result<SessionReceipt>> Execute(SessionCommand command, FrontLease? opener) => AsidePossible(async () =>
    {
        var receipt = await Execute(command);
        return receipt.IsOk && opener is not null ? await Open(receipt.Value, command, opener) : receipt;
    });

    private async Task<Result<SessionReceipt>> Execute(SessionCommand command)
    {
        if (await TryLoad() is not { } session)
            return StorageAway();
        if (command.MessageId is { } known && session.Knows(known, out var seq))
            return session.RefusalOf(known) is { } before ? before : Receipt(session, seq);

        var context = await Context(session, command);
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
        var accepted = command is AcceptSession accept && receipt.Status.IsOwned() && receipt.Summary.Agent?.Id == accept.Agent.Id;
        if (!accepted || _session is not { } session)
            return receipt;
        try
        {
            var opened = await _log.Page(session, 0, int.MaxValue);
            // Nothing is stored between the two: no other command runs meanwhile.
            _subscribers.Add(opener);
            return receipt with { Opened = opened };
        }
        catch (Exception failure)
        {
            LogNotOpened(logger, failure, Id);
            return receipt;
        }
    }

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

    /// <summary>The stored deadline is of older settings, or of a visitor who is still there: left as it is, the clock would come again every second.</summary>
    private Task LookLater(SessionSummary summary, DecisionContext context) =>
        directory.Postpone(Id, summary.Seq, SessionDeadlines.Next(summary, context), CancellationToken.None);

    public Task<Result<SessionPage>> Read(long afterSeq, int limit) => AsidePossible<SessionPage>(async () =>
    {
        if (_session is { } here && KnowsMore(here, afterSeq))
        {
            var agreement = await CompareWithJournal();
            if (agreement == JournalComparison.LeftBehind)
                return StepDown();
            // Whoever has seen more must not be told that there is less before that is certain.
            if (agreement == JournalComparison.Unknown)
                return StorageAway();
        }
        else if (_session is not null && time.GetElapsedTime(_agreedAt) > Trusted && await IsLeftBehind())
        {
            return StepDown();
        }

        if (await TryLoad() is not { } session)
            return StorageAway();
        if (session.Summary is null)
            return new Refusal(RefusalCodes.SessionNotFound);
        var page = await _log.Page(session, afterSeq, limit);
        return page with { EndConfirmed = KnowsMore(session, afterSeq) };
    });

    /// <summary>The reader has seen events that are not here: either this activation is left behind, or an older database was put back.</summary>
    private static bool KnowsMore(ChatSession session, long afterSeq) => afterSeq != long.MaxValue && afterSeq > session.Seq;

    public async Task<Result<SessionPage>> Subscribe(FrontLease front, long afterSeq, bool visitor)
    {
        if (visitor)
            _visitorSeen = time.GetUtcNow();
        _subscribers.Add(front);
        var fresh = _fresh;
        _fresh = false;
        if (!fresh && await IsLeftBehind())
            return StepDown();
        var page = await Read(afterSeq, int.MaxValue);
        if (!page.IsOk)
            _subscribers.Remove(front.Front);
        return page;
    }

    /// <summary>
    /// The log has gone on without this activation: another one writes it. Whoever only reads would never be fenced, and would show an
    /// old log, and words that were erased from it, for ever.
    /// </summary>
    private async Task<bool> IsLeftBehind() => await CompareWithJournal() == JournalComparison.LeftBehind;

    private async Task<JournalComparison> CompareWithJournal()
    {
        if (_session is not { } session)
            return JournalComparison.Agrees;
        try
        {
            var seq = session.Seq;
            using var patience = new CancellationTokenSource(LookPatience, time);
            var goesOn = await _log.GoesOnAfter(seq, patience.Token);

            // What this activation stores meanwhile is its own.
            if (!goesOn || _appending || session.Seq > seq || !ReferenceEquals(session, _session))
            {
                _agreedAt = time.GetTimestamp();
                return goesOn ? JournalComparison.Unknown : JournalComparison.Agrees;
            }

            LogLeftBehind(logger, Id, seq);
            return JournalComparison.LeftBehind;
        }
        catch (Exception failure)
        {
            // A database that is away or slow keeps nobody from reading; it is asked again in a while.
            _agreedAt = time.GetTimestamp();
            LogLookFailed(logger, failure, Id);
            return JournalComparison.Unknown;
        }
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

    private async ValueTask<DecisionContext> Context(ChatSession session, SessionCommand command)
    {
        var channel = session.Summary?.Channel ?? (command as StartSession)?.Channel;
        var settings = channel is { } known ? await policies.Get(known) : new ChannelSettings { Name = "" };
        var target = command is DeleteMessage delete ? await _log.Find(session, delete.Message) : null;
        return new(settings, Now(session), target, _visitorSeen ?? _began - AbandonAfter / 2, AbandonAfter);
    }

    /// <summary>
    /// Never before the last event, so that time in a log does not run backwards when clocks of silos differ; in whole
    /// microseconds, as the databases keep them, so that an event pushed and the same event read are equal.
    /// </summary>
    private DateTimeOffset Now(ChatSession session)
    {
        var now = time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return session.Recent is [.., { } last] && last.At > now ? last.At : now;
    }

    private async Task<Result<SessionReceipt>> Store(
        ChatSession session, Decision decision, SessionCommand command, DecisionContext context)
    {
        var before = session.Summary;
        var (events, summary) = session.Draft(decision, command.MessageId, context);
        var erased = await _log.ErasedBy(events, context.Target);
        var outcome = await Append(session, new(events, summary, erased));
        if (outcome.Status != AppendStatus.Committed)
            return Failed(outcome);

        _subscribers.Send(new SessionEventsSignal(Id, events, ChatTracing.CurrentParent));
        notifier.Notify(before, summary);
        return new SessionReceipt(Id, events[decision.MessageIdAt].Seq, events[0].At, summary.Status, summary);
    }

    /// <summary>Stores, then applies. Between the two the journal is ahead of this activation, and that is no other's work.</summary>
    private async Task<AppendOutcome> Append(ChatSession session, SessionAppend append)
    {
        _appending = true;
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Committed)
            {
                session.Commit(append.Events, append.Summary, append.Erased);
                _session = session;
                Agreed();
            }

            return outcome;
        }
        finally
        {
            _appending = false;
        }
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
                _session = null;
                return StorageAway(outcome.RetryAfter);
        }
    }

    /// <summary>Another activation writes this log: this one ends, so that the directory settles on one, and who watches it looks for the other.</summary>
    private Refusal StepDown()
    {
        _session = null;
        _subscribers.Send(new SessionEventsSignal(Id, []));
        DeactivateOnIdle();
        return new(RefusalCodes.Fenced, RetryAfter: FencedRetry);
    }

    /// <summary>
    /// The log was written by a newer release: this one makes nothing of it, stores nothing, and leaves, so that a silo of that release
    /// may get the session.
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

    private async Task<ChatSession?> TryLoad()
    {
        if (_session is not null)
            return _session;
        var loading = _loading ??= _log.Load();
        try
        {
            var loaded = await loading;
            if (_session is not null)
                return _session;

            // A session without a log may be started elsewhere: that there is none is not remembered.
            if (loaded.Summary is null)
                return loaded;
            Agreed();
            return _session = loaded;
        }
        catch (Exception failure) when (failure is not UnknownEventException)
        {
            LogLoadFailed(logger, failure, Id);
            return null;
        }
        finally
        {
            if (ReferenceEquals(_loading, loading))
                _loading = null;
        }
    }

    private void Agreed()
    {
        _fresh = true;
        _agreedAt = time.GetTimestamp();
    }

    private SessionReceipt Receipt(ChatSession session, long seq)
    {
        var at = session.Recent.FirstOrDefault(logged => logged.Seq == seq)?.At ?? session.Summary!.LastActivityAt;
        return new(Id, seq, at, session.Summary!.Status, session.Summary);
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
        LogEvents.ChatSessionGrainLeftBehind,
        LogLevel.Warning,
        "Session {Session}: its log has gone on after {Seq} without this activation, which steps down")]
    private static partial void LogLeftBehind(ILogger logger, SessionId session, long seq);

    [LoggerMessage(
        LogEvents.ChatSessionGrainLookFailed,
        LogLevel.Warning,
        "Session {Session}: nobody could say whether its log has gone on")]
    private static partial void LogLookFailed(ILogger logger, Exception failure, SessionId session);

    [LoggerMessage(
        LogEvents.ChatSessionGrainNotOpened,
        LogLevel.Warning,
        "Session {Session} was accepted, and its log could not be read for the answer; the console asks for it")]
    private static partial void LogNotOpened(ILogger logger, Exception failure, SessionId session);

    [LoggerMessage(LogEvents.ChatSessionGrainLoadFailed, LogLevel.Error, "Session {Session}: its log could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception failure, SessionId session);
}
