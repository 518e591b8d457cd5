namespace OrleansChat.Agents;

/// <summary>
/// An agent's browsers, each with a lease that ends at an absolute time: what was declared is one thing, who is there is another
/// (guarantee N10). Nothing here depends on when this activation began, or on when a call was handled. Pure.
/// </summary>
/// <param name="seenUntil">Until when a browser was known to be there, by whoever knew before.</param>
public sealed class Connections(DateTimeOffset seenUntil)
{
    private readonly Dictionary<ConnectionId, DateTimeOffset> _until = [];
    private DateTimeOffset _past = seenUntil;

    /// <summary>Until when a browser is known to be there. In the past: since then there is none.</summary>
    public DateTimeOffset SeenUntil => _until.Count == 0 ? _past : Later(_past, _until.Values.Max());

    /// <summary>A renewal that was long under way does not shorten a later one.</summary>
    public void Renew(ConnectionId connection, DateTimeOffset until) =>
        _until[connection] = Later(until, _until.GetValueOrDefault(connection));

    public void Remove(ConnectionId connection, DateTimeOffset now)
    {
        if (_until.Remove(connection, out var until))
            _past = Later(_past, until < now ? until : now);
    }

    /// <summary>Whether a browser is there now.</summary>
    public bool Any(DateTimeOffset now)
    {
        Expire(now);
        return SeenUntil > now;
    }

    /// <summary>Whether there has been none for the grace time.</summary>
    public bool GoneFor(TimeSpan grace, DateTimeOffset now) => now - SeenUntil >= grace;

    private void Expire(DateTimeOffset now)
    {
        foreach (var (connection, until) in _until.Where(pair => pair.Value <= now).ToArray())
        {
            _until.Remove(connection);
            _past = Later(_past, until);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
