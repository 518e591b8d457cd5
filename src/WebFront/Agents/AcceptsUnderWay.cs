using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// The news that a chat is the agent's comes at the same time as the answer to accepting it. It waits until then: the answer has the log
/// and follows the chat, and the news would make the front ask the session a second time.
/// </summary>
internal sealed class AcceptsUnderWay
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, SessionSummary> _held = [];
    private int _underWay;

    public void Begin()
    {
        lock (_gate)
        {
            _underWay++;
        }
    }

    /// <summary>True: the news waits. What is not the agent's (any more) never does.</summary>
    public bool Hold(SessionSummary session, bool own)
    {
        lock (_gate)
        {
            if (own && _underWay > 0)
                _held[session.Id] = session;
            else
                _held.Remove(session.Id);
            return own && _underWay > 0;
        }
    }

    /// <summary>What waited, once nothing is under way any more.</summary>
    public IReadOnlyList<SessionSummary> End()
    {
        lock (_gate)
        {
            if (--_underWay > 0)
                return [];
            SessionSummary[] held = [.. _held.Values];
            _held.Clear();
            return held;
        }
    }
}
