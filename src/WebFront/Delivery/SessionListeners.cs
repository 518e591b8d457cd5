using System.Collections.Concurrent;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Hubs;
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
    private int _agents;
    private SettingsFeed? _channel;
    private DateTimeOffset? _visitorLeftAt;

    /// <summary>Consoles that look at the chat without having it.</summary>
    private readonly ConcurrentDictionary<string, AgentConnection> _guests = new();

    public SessionListeners(SessionId id, FeedServices services)
    {
        _id = id;
        var key = SessionFeed.KeyOf(id);
        _visitor = services.Broadcasts.VisitorsOf(key);
        _agent = services.Broadcasts.AgentsOf(key);
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

    private Viewer VisitorView => Viewer.Visitor(Volatile.Read(ref _channel)?.Last);

    public void Enter(Audience audience) => Interlocked.Increment(ref Counter(audience));

    public void Leave(Audience audience) => Interlocked.Decrement(ref Counter(audience));

    public void EnterGuest(AgentConnection console) => _guests[console.Id] = console;

    public void LeaveGuest(AgentConnection console) => _guests.TryRemove(console.Id, out _);

    public void Events(IReadOnlyList<LoggedEvent> events)
    {
        if (Volatile.Read(ref _visitors) > 0)
            _toVisitor.Send(_visitor.Events, EventViews.Push(_id, events, VisitorView));
        if (Volatile.Read(ref _agents) > 0)
            _toAgents.Send(_agent.Events, EventViews.Push(_id, events, Viewer.Agent));
        if (!_guests.IsEmpty && events.Any(logged => logged.Body is Accepted))
            LookAfterGuests();
    }

    public void Typing(TypingNotice notice)
    {
        if (Volatile.Read(ref _agents) > 0)
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

        if (Volatile.Read(ref _agents) > 0)
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

    /// <summary>Who may take a waiting chat may read it; once somebody has it, only who may listen in.</summary>
    private void LookAfterGuests()
    {
        foreach (var (_, console) in _guests)
            console.ChangedHands(_id);
    }

    private ref int Counter(Audience audience) => ref audience == Audience.Visitor ? ref _visitors : ref _agents;
}
