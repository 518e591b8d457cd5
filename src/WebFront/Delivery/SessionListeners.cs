using OrleansChat.Protocol;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>The local connections that see one session: the visitor's tabs, and agents' consoles.</summary>
internal sealed class SessionListeners(SessionId id, FeedServices services)
{
    private readonly FeedKey _key = SessionFeed.KeyOf(id);
    private readonly Outlet _toVisitor = new(() => services.Broadcasts.VisitorsOf(SessionFeed.KeyOf(id)).Resync());
    private readonly Outlet _toAgents = new(() => services.Broadcasts.AgentsOf(SessionFeed.KeyOf(id)).Resync());
    private int _visitors;
    private int _agents;

    public void Enter(Audience audience) => Interlocked.Increment(ref Counter(audience));

    public void Leave(Audience audience) => Interlocked.Decrement(ref Counter(audience));

    public void Events(IReadOnlyList<LoggedEvent> events)
    {
        if (Volatile.Read(ref _visitors) > 0)
            _toVisitor.Send(push => services.Broadcasts.VisitorsOf(_key).Events(push), EventViews.Push(id, events, Audience.Visitor));
        if (Volatile.Read(ref _agents) > 0)
            _toAgents.Send(push => services.Broadcasts.AgentsOf(_key).Events(push), EventViews.Push(id, events, Audience.Agent));
    }

    public void Typing(TypingNotice notice)
    {
        if (Volatile.Read(ref _agents) > 0)
        {
            var push = new TypingPush(id.ToString(), EventViews.Author(notice.By, Audience.Agent), notice.Active, notice.Preview);
            _toAgents.Send(typing => services.Broadcasts.AgentsOf(_key).Typing(typing), push);
        }

        if (Volatile.Read(ref _visitors) > 0 && notice.By.Kind != AuthorKind.Customer)
        {
            var push = new TypingPush(id.ToString(), EventViews.Author(notice.By, Audience.Visitor), notice.Active, null);
            _toVisitor.Send(typing => services.Broadcasts.VisitorsOf(_key).Typing(typing), push);
        }
    }

    public void Place(QueueView place) => _toVisitor.Send(view => services.Broadcasts.VisitorsOf(_key).Queue(view), place);

    public void Resync()
    {
        _toVisitor.Send(key => services.Broadcasts.VisitorsOf(key).Resync(), _key);
        _toAgents.Send(key => services.Broadcasts.AgentsOf(key).Resync(), _key);
    }

    private ref int Counter(Audience audience) => ref audience == Audience.Visitor ? ref _visitors : ref _agents;
}
