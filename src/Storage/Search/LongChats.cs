using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>
/// Long chats that were indexed a moment ago. A chat is read as a whole whenever it changes: one of thousands of events, in which much is
/// written, would else keep the projection busy and the others waiting. The longer it is, the longer it pauses.
/// </summary>
internal sealed class LongChats(TimeProvider time)
{
    /// <summary>What one question reads of a chat: no longer ones do not pause.</summary>
    private const int Short = SearchDocumentBuilder.MostEvents;

    private static readonly TimeSpan PerStretch = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private readonly Dictionary<SessionId, DateTimeOffset> _until = [];

    /// <summary>Those that are not to be read now.</summary>
    public IReadOnlyCollection<SessionId> Pausing()
    {
        var now = time.GetUtcNow();
        foreach (var (session, until) in _until)
        {
            if (until <= now)
                _until.Remove(session);
        }

        return [.. _until.Keys];
    }

    /// <summary>These were read just now.</summary>
    public void Add(IEnumerable<SearchDocument> documents)
    {
        foreach (var summary in documents.Select(static document => document.Summary).Where(static summary => summary.Seq > Short))
            _until[summary.Id] = time.GetUtcNow() + Pause(summary.Seq);
    }

    /// <summary>When the first of them may be read again, or <paramref name="most"/>.</summary>
    public TimeSpan Next(TimeSpan most)
    {
        var next = _until.Count == 0 ? most : _until.Values.Min() - time.GetUtcNow();
        return next < TimeSpan.Zero ? TimeSpan.Zero : next < most ? next : most;
    }

    private static TimeSpan Pause(long events)
    {
        var pause = PerStretch * (events / (double)Short);
        return pause < Most ? pause : Most;
    }
}
