using System.Collections.Concurrent;

namespace OrleansChat.Delivery;

/// <summary>The feeds of this process by key.</summary>
internal sealed class FeedDirectory
{
    private readonly ConcurrentDictionary<FeedKey, Feed> _feeds = new();

    public IEnumerable<Feed> All => _feeds.Select(entry => entry.Value);

    public int Count => _feeds.Count;

    public Feed? Find(FeedKey key) => _feeds.TryGetValue(key, out var feed) ? feed : null;

    public Feed GetOrAdd<TState>(FeedKey key, Func<FeedKey, TState, Feed> create, TState state) =>
        _feeds.GetOrAdd(key, create, state);

    public void Remove(Feed feed) => _feeds.TryRemove(KeyValuePair.Create(feed.Key, feed));
}
