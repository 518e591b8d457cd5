using Microsoft.Extensions.Logging;
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
    SessionNews news,
    FrontRelay relay,
    TimeProvider time,
    ILogger<ChatSessionGrain> logger) : Grain, IChatSessionGrain
{
    private const int PageSize = 500;
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(1);
    private readonly Watchers _watchers = new(relay, time);
    private ChatSession? _session;
    private Task<ChatSession>? _loading;

    /// <summary>The journal agreed with this activation, by a load or an append, since somebody last asked to watch.</summary>
    private bool _fresh;
    private bool _appending;

    /// <summary>An activation does not know who was there before it, and takes the visitor for seen when it begins.</summary>
    private DateTimeOffset _visitorSeen = time.GetUtcNow();

    private SessionId Id => new(this.GetPrimaryKey());

    public async Task<Result<SessionReceipt>> Execute(SessionCommand command)
    {
        if (await TryLoad() is not { } session) return StorageAway();
        if (command.MessageId is { } known && session.Knows(known, out var seq)) return Receipt(session, seq);

        var context = await Context(session, command);
        var decided = session.Decide(command, context);
        if (!decided.IsOk) return decided.Refusal;
        if (decided.Value.Events.Count == 0)
        {
            if (command is TickSession && session.Summary is { } waiting) await LookLater(waiting, context);
            return Receipt(session, session.Seq);
        }

        return await Store(session, decided.Value, command, context);
    }

    /// <summary>The stored deadline is of older settings, or of a visitor who is still there: left as it is, the clock would come again every second.</summary>
    private Task LookLater(SessionSummary summary, DecisionContext context) =>
        directory.Postpone(Id, summary.Seq, SessionDeadlines.Next(summary, context), CancellationToken.None);

    public async Task<Result<SessionPage>> Read(long afterSeq, int limit)
    {
        if (await TryLoad() is not { } session) return StorageAway();
        if (session.Summary is null) return new Refusal(RefusalCodes.SessionNotFound);
        return await Page(session, afterSeq, Math.Clamp(limit, 0, PageSize));
    }

    public async Task<Result<SessionPage>> Watch(FrontLease front, long afterSeq, bool visitor)
    {
        if (visitor) _visitorSeen = time.GetUtcNow();
        _watchers.Add(front);
        if (await IsLeftBehind()) return StepDown();
        var page = await Read(afterSeq, PageSize);
        if (!page.IsOk) _watchers.Remove(front.Front);
        return page;
    }

    /// <summary>
    /// The log has gone on without this activation: another one writes it. Whoever only reads would never be fenced, and would show an
    /// old log for ever.
    /// </summary>
    private async Task<bool> IsLeftBehind()
    {
        if (_session is not { } session || _fresh)
        {
            _fresh = false;
            return false;
        }

        try
        {
            var seq = session.Seq;
            using var patience = new CancellationTokenSource(LookPatience, time);
            var later = await journal.Read(Id, seq, 1, patience.Token);

            // What this activation stores meanwhile is its own.
            if (later.Count == 0 || _appending || session.Seq > seq || !ReferenceEquals(session, _session)) return false;
            LogLeftBehind(logger, Id, seq);
            return true;
        }
        catch (Exception failure)
        {
            // A database that is away or slow keeps nobody from watching; the next one who watches asks again.
            LogLookFailed(logger, failure, Id);
            return false;
        }
    }

    public Task Unwatch(FrontId front)
    {
        _watchers.Remove(front);
        return Task.CompletedTask;
    }

    public Task Typing(TypingNotice notice)
    {
        _watchers.Send(new TypingSignal(Id, notice));
        return Task.CompletedTask;
    }

    private async ValueTask<DecisionContext> Context(ChatSession session, SessionCommand command)
    {
        var channel = session.Summary?.Channel ?? (command as StartSession)?.Channel;
        var settings = channel is { } known ? await policies.Get(known) : new ChannelSettings { Name = "" };
        var target = command is DeleteMessage delete ? await FindEvent(session, delete.Message) : null;
        return new(settings, Now(session), target, _visitorSeen);
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
        var outcome = await Append(session, events, summary);
        if (outcome.Status != AppendStatus.Committed) return Failed(outcome);

        _watchers.Send(new SessionEventsSignal(Id, events));
        news.Tell(before, summary);
        return new SessionReceipt(Id, events[decision.MessageIdAt].Seq, events[0].At, summary.Status, summary);
    }

    /// <summary>Stores, then applies. Between the two the journal is ahead of this activation, and that is no other's work.</summary>
    private async Task<AppendOutcome> Append(ChatSession session, IReadOnlyList<LoggedEvent> events, SessionSummary summary)
    {
        _appending = true;
        try
        {
            var outcome = await journal.Append(new(events, summary), CancellationToken.None);
            if (outcome.Status == AppendStatus.Committed)
            {
                session.Commit(events, summary);
                _fresh = true;
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
        _watchers.Send(new SessionEventsSignal(Id, []));
        DeactivateOnIdle();
        return new(RefusalCodes.Fenced, RetryAfter: TimeSpan.FromMilliseconds(100));
    }

    private async Task<ChatSession?> TryLoad()
    {
        if (_session is not null) return _session;
        var loading = _loading ??= Load();
        try
        {
            return _session = await loading;
        }
        catch (Exception failure)
        {
            LogLoadFailed(logger, failure, Id);
            return null;
        }
        finally
        {
            if (ReferenceEquals(_loading, loading)) _loading = null;
        }
    }

    private async Task<ChatSession> Load()
    {
        var session = new ChatSession(Id);
        IReadOnlyList<LoggedEvent> page;
        do
        {
            page = await journal.Read(Id, session.Seq, PageSize, CancellationToken.None);
            foreach (var logged in page) session.Replay(logged);
        }
        while (page.Count == PageSize);
        _fresh = true;
        return session;
    }

    private async ValueTask<SessionPage> Page(ChatSession session, long afterSeq, int limit)
    {
        var summary = session.Summary!;
        if (afterSeq >= summary.Seq || limit == 0) return new(summary, []);
        var recent = session.Recent;
        if (recent.Count > 0 && afterSeq >= recent[0].Seq - 1)
            return new(summary, [.. recent.Where(logged => logged.Seq > afterSeq).Take(limit)]);
        var stored = await journal.Read(Id, afterSeq, limit, CancellationToken.None);

        // The log may have grown meanwhile: what is told of its end must match what is told of its events.
        return new(session.Summary!, stored);
    }

    private async ValueTask<LoggedEvent?> FindEvent(ChatSession session, long seq) =>
        session.Recent.FirstOrDefault(logged => logged.Seq == seq)
        ?? (await journal.Read(Id, seq - 1, 1, CancellationToken.None) is [var found, ..] ? found : null);

    private SessionReceipt Receipt(ChatSession session, long seq)
    {
        var at = session.Recent.FirstOrDefault(logged => logged.Seq == seq)?.At ?? session.Summary!.LastActivityAt;
        return new(Id, seq, at, session.Summary!.Status, session.Summary);
    }

    private static Refusal StorageAway(TimeSpan? retryAfter = null) =>
        new(RefusalCodes.StorageUnavailable, RetryAfter: retryAfter ?? TimeSpan.FromSeconds(1));

    [LoggerMessage(LogLevel.Warning, "Session {Session}: the journal answered {Status}; nothing was applied")]
    private static partial void LogAppendFailed(ILogger logger, SessionId session, AppendStatus status);

    [LoggerMessage(LogLevel.Warning, "Session {Session}: its log has gone on after {Seq} without this activation, which steps down")]
    private static partial void LogLeftBehind(ILogger logger, SessionId session, long seq);

    [LoggerMessage(LogLevel.Warning, "Session {Session}: nobody could say whether its log has gone on")]
    private static partial void LogLookFailed(ILogger logger, Exception failure, SessionId session);

    [LoggerMessage(LogLevel.Error, "Session {Session}: its log could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception failure, SessionId session);
}
