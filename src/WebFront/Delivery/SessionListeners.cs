using System.Collections.Concurrent;
using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>The local connections that see one session: the visitor's tabs, and agents' consoles.</summary>
internal sealed class SessionListeners
{
    private readonly SessionId _id;
    private readonly IVisitorClient _visitor;
    private readonly IAgentClient _agent;
    private readonly SendQueue _toVisitor;
    private readonly SendQueue _toAgents;
    private int _visitors;
    private SettingsFeed? _channel;
    private DateTimeOffset? _visitorLeftAt;

    private readonly FeedKey _key;
    private readonly Broadcasts _broadcasts;
    private VisitorNumbering? _numbering;

    /// <summary>Consoles that get its events.</summary>
    private readonly ConcurrentDictionary<string, AgentConnection> _consoles = new();

    public SessionListeners(SessionId id, FeedServices services)
    {
        _id = id;
        _key = SessionFeed.KeyOf(id);
        _broadcasts = services.Broadcasts;
        _visitor = _broadcasts.VisitorsOf(_key);
        _agent = _broadcasts.AgentsOf(_key);
        _toVisitor = new(_visitor.Resync);
        _toAgents = new(_agent.Resync);
    }

    /// <summary>The channel that the chat is on: its settings say what the visitor sees of agents.</summary>
    public SettingsFeed Channel
    {
        set => Volatile.Write(ref _channel, value);
    }

    /// <summary>A window of the visitor is open here.</summary>
    public bool HasVisitor => Volatile.Read(ref _visitors) > 0;

    /// <summary>How the visitor counts; null: not known yet. Known before a window of the visitor enters.</summary>
    public VisitorNumbering? Numbering
    {
        get => Volatile.Read(ref _numbering);
        set => Volatile.Write(ref _numbering, value);
    }

    private Viewer VisitorView => Viewer.Visitor(Volatile.Read(ref _channel)?.Last, Numbering);

    public void EnterVisitor() => Interlocked.Increment(ref _visitors);

    public void LeaveVisitor() => Interlocked.Decrement(ref _visitors);

    public void Enter(AgentConnection console) => _consoles[console.Id] = console;

    public void Leave(AgentConnection console) => _consoles.TryRemove(console.Id, out _);

    public void Events(IReadOnlyList<LoggedEvent> events)
    {
        if (HasVisitor && EventViews.Push(_id, events, VisitorView) is { } seen)
            _toVisitor.Send(_visitor.Events, seen);
        if (!_consoles.IsEmpty)
            ToAgents(events);
        if (events.LastOrDefault(logged => logged.Body is Accepted or Queued) is { } handed)
            LookAgain(handed.Body);
    }

    public void Typing(TypingNotice notice)
    {
        if (!_consoles.IsEmpty)
        {
            var push = new TypingPush(_id.ToString(), EventViews.Author(notice.By, Viewer.Agent), notice.Active, notice.Preview);
            _toAgents.Send(_agent.Typing, push);
        }

        if (Volatile.Read(ref _visitors) > 0 && notice.By.Kind != AuthorKind.Customer)
        {
            var push = new TypingPush(_id.ToString(), EventViews.Author(notice.By, VisitorView), notice.Active, null);
            _toVisitor.Send(_visitor.Typing, push);
        }
    }

    /// <summary>Consoles are told when the visitor's last window closed; null: one is open again.</summary>
    public void VisitorIsGone(DateTimeOffset? leftAt)
    {
        VisitorPush push;
        lock (_toAgents)
        {
            if (_visitorLeftAt == leftAt)
                return;
            _visitorLeftAt = leftAt;
            push = new(_id.ToString(), leftAt);
        }

        if (!_consoles.IsEmpty)
            _toAgents.Send(_agent.Visitor, push);
    }

    /// <summary>Of a console that comes now; null: there is nothing to tell.</summary>
    public VisitorPush? VisitorNow()
    {
        lock (_toAgents)
        {
            return _visitorLeftAt is { } left ? new(_id.ToString(), left) : null;
        }
    }

    public void Place(QueueView place) => _toVisitor.Send(_visitor.Queue, place);

    public void Resync()
    {
        _toVisitor.Send(static client => client.Resync(), _visitor);
        _toAgents.Send(static client => client.Resync(), _agent);
    }

    private void ToAgents(IReadOnlyList<LoggedEvent> events)
    {
        var plain = EventViews.Push(_id, events, Viewer.Agent)!;
        WhisperSent[] whispers = [.. events.Select(logged => logged.Body).OfType<WhisperSent>()];
        if (whispers.Length == 0)
        {
            _toAgents.Send(_agent.Events, plain);
            return;
        }

        AgentConnection[] hearing = [.. _consoles.Values.Where(console => console.View is { } view && whispers.Any(view.Hears))];
        _toAgents.Send(_broadcasts.AgentsExcept(_key, [.. hearing.Select(console => console.Id)]).Events, plain);
        foreach (var console in hearing)
            _toAgents.Send(_broadcasts.Agents.Clients.Client(console.Id).Events, EventViews.Push(_id, events, Viewer.Of(console.View!))!);
    }

    /// <summary>
    /// Who may take a waiting chat may read it; once somebody has it, only who may listen in; on another channel, only who may there.
    /// Whoever had it is told by a notice too, which may get lost.
    /// </summary>
    private void LookAgain(SessionEvent handed)
    {
        var owner = (handed as Accepted)?.Agent.Id;
        foreach (var (_, console) in _consoles.Where(each => each.Value.Agent != owner))
            console.ChangedHands(_id);
        // What the visitor sees of agents, and the queue in which they wait, are those of the channel that they are on.
        if (HasVisitor && handed is Queued { Because: QueuedBecause.Transferred })
            _toVisitor.Send(static client => client.Resync(), _visitor);
    }
}
