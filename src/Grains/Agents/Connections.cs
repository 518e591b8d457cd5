namespace OrleansChat.Agents;

/// <summary>
/// An agent's browsers, each with a lease, and since when there is none: what was declared is one thing, who is there is
/// another (guarantee N10). Pure.
/// </summary>
public sealed class Connections(DateTimeOffset lastSeen)
{
    private readonly Dictionary<ConnectionId, DateTimeOffset> _until = [];

    /// <summary>When a browser was last known to be there.</summary>
    public DateTimeOffset LastSeen { get; private set; } = lastSeen;

    public void Renew(ConnectionId connection, DateTimeOffset until, DateTimeOffset now)
    {
        _until[connection] = until;
        LastSeen = now;
    }

    public void Remove(ConnectionId connection, DateTimeOffset now)
    {
        Expire(now);
        if (_until.Remove(connection)) LastSeen = now;
    }

    /// <summary>Whether a browser is there now.</summary>
    public bool Any(DateTimeOffset now)
    {
        Expire(now);
        return _until.Count > 0;
    }

    /// <summary>Whether there has been none for longer than the grace time.</summary>
    public bool GoneFor(TimeSpan grace, DateTimeOffset now) => !Any(now) && now - LastSeen >= grace;

    private void Expire(DateTimeOffset now)
    {
        foreach (var (connection, until) in _until.Where(pair => pair.Value <= now).ToArray())
        {
            _until.Remove(connection);
            if (until > LastSeen) LastSeen = until;
        }
    }
}
