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

    public ValueTask<ChannelSettings> Get(ChannelId channel)
    {
        var cached = _cache.GetValueOrDefault(channel);
        return cached is not null && time.GetElapsedTime(cached.ReadAt) < MaxAge
            ? new(cached.Settings)
            : new(Read(channel, cached));
    }

    /// <summary>The next read goes to the store.</summary>
    public void Forget(ChannelId channel) => _cache.TryRemove(channel, out _);

    private async Task<ChannelSettings> Read(ChannelId channel, Cached? last)
    {
        var settings = await store.Find(channel, CancellationToken.None)
            ?? last?.Settings
            ?? new ChannelSettings { Name = channel.ToString() };
        _cache[channel] = new(settings, time.GetTimestamp());
        return settings;
    }

    private sealed record Cached(ChannelSettings Settings, long ReadAt);
}
