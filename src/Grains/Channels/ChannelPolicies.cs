using System.Collections.Concurrent;

namespace OrleansChat.Channels;

/// <summary>
/// Channel settings as this silo's grains use them on the message path: read from the store, at most
/// <see cref="MaxAge"/> old. A channel that is gone keeps its last settings, so that its chats can end.
/// </summary>
public sealed class ChannelPolicies(IChannelStore store, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<ChannelId, Cached> _cache = new();

    public async ValueTask<ChannelSettings> Get(ChannelId channel) => (await Fresh(channel)).Settings;

    /// <summary>Deleted, or never there.</summary>
    public async ValueTask<bool> IsGone(ChannelId channel) => (await Fresh(channel)).Gone;

    /// <summary>The next read goes to the store.</summary>
    public void Forget(ChannelId channel) => _cache.TryRemove(channel, out _);

    private ValueTask<Cached> Fresh(ChannelId channel)
    {
        var cached = _cache.GetValueOrDefault(channel);
        return cached is not null && time.GetElapsedTime(cached.ReadAt) < MaxAge ? new(cached) : new(Read(channel, cached));
    }

    private async Task<Cached> Read(ChannelId channel, Cached? last)
    {
        var found = await store.FindLast(channel, CancellationToken.None);
        var settings = found?.Settings ?? last?.Settings ?? new ChannelSettings { Name = channel.ToString() };
        return _cache[channel] = new(settings, found is not { Deleted: false }, time.GetTimestamp());
    }

    private sealed record Cached(ChannelSettings Settings, bool Gone, long ReadAt);
}
