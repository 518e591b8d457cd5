using System.Collections.Concurrent;

namespace OrleansChat.Delivery;

/// <summary>The feeds of this process by key.</summary>
internal sealed class FeedDirectory
{
    private readonly ConcurrentDictionary<FeedKey, Feed> _feeds = new();
    private long _strays;

    public IEnumerable<Feed> All => _feeds.Select(entry => entry.Value);

    public int Count => _feeds.Count;

    /// <summary>
    /// Grows with every signal that found no feed, whenever signals may have been missed, and with every feed that ends. As long as it
    /// stays the same, a session that a call subscribes this front to has told nothing that went past a feed to come, and no feed before it
    /// makes the grain forget this front.
    /// </summary>
    public long Strays => Interlocked.Read(ref _strays);

    public Feed? Find(FeedKey key) => _feeds.GetValueOrDefault(key);

    /// <summary>The feed that a signal is for. One that is made at the same moment either takes it or finds it counted.</summary>
    public Feed? Receiver(FeedKey key)
    {
        if (Find(key) is { } feed)
            return feed;
        CountStray();
        return Find(key);
    }

    public void CountStray() => Interlocked.Increment(ref _strays);

    /// <summary>Signals may have been missed, also by sessions whose feed is about to be made.</summary>
    public void SuspectAll()
    {
        CountStray();
        foreach (var feed in All)
            feed.Suspect();
    }

    public Feed GetOrAdd<TState>(FeedKey key, Func<FeedKey, TState, Feed> create, TState state) =>
        _feeds.GetOrAdd(key, create, state);

    public void Remove(Feed feed) => _feeds.TryRemove(KeyValuePair.Create(feed.Key, feed));
}
