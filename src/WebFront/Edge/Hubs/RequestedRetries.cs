using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// What this server could not do now and asked one connection to send again: the repetition costs nothing, as the fault was not the
/// sender's. Only the last few, only under the same id, only once for each time that it was asked for, and not before the time.
/// </summary>
internal sealed class RequestedRetries(TimeProvider time)
{
    private const int Most = 32;

    /// <summary>Clocks of browsers are no better than that.</summary>
    private const double Early = 0.8;

    private static readonly HashSet<string> NotTheSendersFault =
        [RefusalCodes.StorageUnavailable, RefusalCodes.ClusterUnavailable, RefusalCodes.Busy, RefusalCodes.Fenced];

    private readonly Lock _gate = new();
    private readonly List<Asked> _asked = [];

    /// <summary>Remembers a refusal, if it is one of those.</summary>
    public void Remember(string method, string id, string code, TimeSpan retryAfter)
    {
        if (!NotTheSendersFault.Contains(code))
            return;
        lock (_gate)
        {
            _asked.RemoveAll(asked => asked.Method == method && asked.Id == id);
            if (_asked.Count == Most)
                _asked.RemoveAt(0);
            _asked.Add(new(method, id, time.GetTimestamp(), retryAfter * Early));
        }
    }

    /// <summary>True: it was asked for, and is not any more.</summary>
    public bool Take(string method, string id)
    {
        lock (_gate)
            return _asked.RemoveAll(
                asked => asked.Method == method && asked.Id == id && time.GetElapsedTime(asked.At) >= asked.NotBefore) > 0;
    }

    private sealed record Asked(string Method, string Id, long At, TimeSpan NotBefore);
}
