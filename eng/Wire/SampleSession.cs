using OrleansChat.Channels;
using OrleansChat.Edge.Hubs;
using OrleansChat.Sessions;

namespace OrleansChat.Wire;

/// <summary>One event of a sample session, with what the server shows after it.</summary>
/// <param name="Agent">The event as agents get it.</param>
/// <param name="Visitor">The event as the visitor gets it; null: they get nothing of it.</param>
/// <param name="Rewritten">Earlier events that this one erased, as they are from now on.</param>
/// <param name="Row">The session's row after this event.</param>
/// <param name="Rating">The visitor's stars after this event.</param>
internal sealed record SampleStep(
    EventView Agent,
    EventView? Visitor,
    IReadOnlyList<RewrittenEvent>? Rewritten,
    SessionRow Row,
    int? Rating);

/// <summary>An erased event, for both sides.</summary>
internal sealed record RewrittenEvent(EventView Agent, EventView? Visitor);

/// <summary>Drives the rules of a session by hand: what is accepted is committed at once, and the clock moves by seconds.</summary>
internal sealed class SampleSession(int number)
{
    /// <summary>Every whisper is theirs.</summary>
    private static readonly Viewer Handler = Viewer.Agent with { Hears = static _ => true };

    public static readonly ChannelId Channel = new(new Guid("00000000-0000-0000-0000-0000000000c1"));
    private readonly ChatSession _session = new(new(new Guid(number, 0, 0, new byte[8])));
    private readonly List<LoggedEvent> _log = [];
    private readonly List<SampleStep> _steps = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private VisitorNumbering _numbering = new([], 0);
    private int _commands;

    public IReadOnlyList<SampleStep> Steps => _steps;

    /// <summary>Bodies of all events, as they were decided.</summary>
    public List<SessionEvent> Decided { get; } = [];

    public ChannelSettings Settings { get; init; } = new() { Name = "Support" };

    public long Seq => _session.Seq;

    /// <summary>Throws when the session's rules refuse the command, or have nothing to do.</summary>
    public SampleSession Do(SessionCommand command, int afterSeconds = 1)
    {
        var (named, context) = Prepare(command, afterSeconds);
        var decided = _session.Decide(named, context);
        if (!decided.IsOk || decided.Value.Events.Count == 0)
            throw new InvalidOperationException(
                $"{command} changes nothing in session {number}: {(decided.IsOk ? "" : decided.Refusal.Code)}");
        Store(decided.Value, named, context);
        return this;
    }

    /// <summary>The command is refused for good, and the log keeps that.</summary>
    public SampleSession Refuse(SessionCommand command)
    {
        var (named, context) = Prepare(command, afterSeconds: 1);
        if (_session.Keep(_session.Decide(named, context).Refusal!, named) is not { IsOk: true, Value: var kept })
            throw new InvalidOperationException($"{command} is not kept.");
        Store(kept, named, context);
        return this;
    }

    private (SessionCommand Named, DecisionContext Context) Prepare(SessionCommand command, int afterSeconds)
    {
        _now += TimeSpan.FromSeconds(afterSeconds);
        var named = command with { MessageId = new MessageId(new Guid(number, 1, 0, [0, 0, 0, 0, 0, 0, 0, (byte)++_commands])) };
        var target = command is DeleteMessage delete ? _log.Single(logged => logged.Seq == delete.Message) : null;
        return (named, new(Settings, _now, target));
    }

    /// <summary>Events of one decision become steps of their own: a browser may hear of them one by one.</summary>
    private void Store(Decision decision, SessionCommand command, DecisionContext context)
    {
        var (events, final) = _session.Draft(decision, command.MessageId, context);
        var summary = _session.Summary;
        foreach (var logged in events)
        {
            var erased = EventErasure.By([logged], [.. _log]);
            foreach (var bare in erased)
                _log[(int)bare.Seq - 1] = bare;
            _log.Add(logged);
            Decided.Add(logged.Body);
            summary = SessionFold.Apply(_session.Id, summary, logged);
            _numbering = _numbering.With([logged]);
            _steps.Add(Step(logged, erased, summary));
        }

        _session.Commit(events, final);
    }

    private SampleStep Step(LoggedEvent logged, IReadOnlyList<LoggedEvent> erased, SessionSummary summary) => new(
        EventViews.Of(logged, Handler),
        ForVisitor(logged),
        erased.Count == 0
            ? null
            : [.. erased.Select(bare => new RewrittenEvent(EventViews.Of(bare, Handler), ForVisitor(bare)))],
        SessionRows.Of(summary),
        summary.Rating);

    private EventView? ForVisitor(LoggedEvent logged) =>
        EventViews.Push(_session.Id, [logged], new(Audience.Visitor, FirstNames: true, Photos: true, _numbering))?.Events[0];
}
