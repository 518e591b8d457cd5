using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Channels;

/// <summary>
/// Channel settings as this silo's grains use them on the message path: read from the store, at most <see cref="MaxAge"/> old
/// while it answers. One read at a time serves all who ask; where it fails or takes long, what was known last counts. A channel
/// that is gone keeps its last settings, so that its chats can end.
/// </summary>
public sealed partial class ChannelPolicies(IChannelStore store, TimeProvider time, ILogger<ChannelPolicies> logger)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ChannelId, Entry> _entries = new();

    /// <summary>Throws what the store throws where nothing was ever known of the channel.</summary>
    public async ValueTask<ChannelSettings> Get(ChannelId channel) => (await Fresh(channel)).Settings;

    /// <summary>Deleted, or never there.</summary>
    public async ValueTask<bool> IsGone(ChannelId channel) => (await Fresh(channel)).Gone;

    /// <summary>The next read goes to the store; a read that is under way may be older than the reason to forget.</summary>
    public void Forget(ChannelId channel)
    {
        if (_entries.TryGetValue(channel, out var entry))
            entry.Forget();
    }

    /// <summary>These are stored: nobody has to read them. A read that is under way may be older.</summary>
    public void Know(ChannelId channel, ChannelSettings settings) =>
        _entries.GetOrAdd(channel, static _ => new()).Replace(new(settings, Gone: false, After(MaxAge)));

    private ValueTask<Known> Fresh(ChannelId channel)
    {
        var entry = _entries.GetOrAdd(channel, static _ => new());
        return entry.Known is { } known && time.GetTimestamp() < known.FreshUntil ? new(known) : new(Read(channel, entry));
    }

    private async Task<Known> Read(ChannelId channel, Entry entry)
    {
        var reading = entry.Reading(version => ReadOnce(channel, entry, version));
        if (entry.Known is not { } last)
            return await reading;
        try
        {
            return await reading.WaitAsync(Patience, time);
        }
        catch (Exception failure)
        {
            LogOld(logger, failure, channel);
            return entry.Postpone(last, After(Retry));
        }
    }

    private async Task<Known> ReadOnce(ChannelId channel, Entry entry, int version)
    {
        var found = await store.FindLast(channel, CancellationToken.None);
        var settings = found?.Settings ?? entry.Known?.Settings ?? new ChannelSettings { Name = channel.ToString() };
        return entry.Learn(new(settings, found is not { Deleted: false }, After(MaxAge)), version);
    }

    private long After(TimeSpan span) => time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);

    [LoggerMessage(
        LogEvents.ChannelPoliciesOld,
        LogLevel.Warning,
        "The settings of channel {Channel} could not be read; what was known of them counts")]
    private static partial void LogOld(ILogger logger, Exception failure, ChannelId channel);

    private sealed record Known(ChannelSettings Settings, bool Gone, long FreshUntil);

    private sealed class Entry
    {
        private readonly Lock _gate = new();
        private Task<Known>? _reading;
        private int _version;

        public Known? Known { get; private set; }

        /// <summary>The read that is under way, or a new one.</summary>
        public Task<Known> Reading(Func<int, Task<Known>> read)
        {
            lock (_gate)
                return _reading is { IsCompleted: false } running ? running : _reading = read(_version);
        }

        public Known Learn(Known known, int version)
        {
            lock (_gate)
                return version == _version ? Known = known : Known ??= known with { FreshUntil = 0 };
        }

        /// <summary>The store is not asked by every message while it does not answer.</summary>
        public Known Postpone(Known last, long until)
        {
            lock (_gate)
                return ReferenceEquals(Known, last) ? Known = last with { FreshUntil = until } : Known!;
        }

        public void Replace(Known known)
        {
            lock (_gate)
            {
                _version++;
                _reading = null;
                Known = known;
            }
        }

        public void Forget()
        {
            lock (_gate)
            {
                _version++;
                _reading = null;
                Known = Known is { } last ? last with { FreshUntil = 0 } : null;
            }
        }
    }
}
