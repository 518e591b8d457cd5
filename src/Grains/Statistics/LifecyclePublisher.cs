using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// This silo's producer of lifecycle news: gathers what changed and sends one stream item per channel, at once for what
/// people watch for (queue, ownership, end), lazily for the rest, so that a busy chat costs no stream item per message.
/// </summary>
public sealed partial class LifecyclePublisher(IServiceProvider services, TimeProvider time, ILogger<LifecyclePublisher> logger)
    : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, Change> _changed = [];
    private ITimer? _timer;
    private bool _soon;

    /// <summary>
    /// Never waits. A later summary of the same session replaces an earlier one that was not sent yet; the channel that had
    /// the session <paramref name="before"/> is told too.
    /// </summary>
    public void Publish(SessionSummary? before, SessionSummary after, bool urgent)
    {
        lock (_gate)
        {
            var first = _changed.Count == 0;
            if (!_changed.TryGetValue(after.Id, out var change))
                _changed[after.Id] = change = new();
            change.Apply(before, after);
            if (!first && (_soon || !urgent))
                return;
            _soon = urgent;
            _timer ??= NewTimer();
            _timer.Change(urgent ? Soon : Later, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _timer?.Dispose();
    }

    /// <summary>It serves all calls: it must not run in the context, and by the deadline, of the first.</summary>
    private ITimer NewTimer()
    {
        using var apart = ExecutionContext.SuppressFlow();
        return time.CreateTimer(
            static state => ((LifecyclePublisher)state!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Flush()
    {
        Change[] changed;
        lock (_gate)
        {
            changed = [.. _changed.Values];
            _changed.Clear();
            _soon = false;
        }

        var perStream = new Dictionary<StreamId, List<SessionSummary>>();
        foreach (var change in changed)
        {
            foreach (var stream in change.Streams)
            {
                if (!perStream.TryGetValue(stream, out var news))
                    perStream[stream] = news = [];
                news.Add(change.Summary);
            }
        }

        foreach (var (stream, news) in perStream)
            _ = Send(stream, [.. news]);
    }

    private async Task Send(StreamId stream, SessionSummary[] sessions)
    {
        try
        {
            var provider = services.GetRequiredKeyedService<IStreamProvider>(LifecycleStreams.Provider);
            await provider.GetStream<LifecycleNotification>(stream).OnNextAsync(new(sessions));
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, stream, sessions.Length);
        }
    }

    [LoggerMessage(
        LogEvents.LifecyclePublisherFailed,
        LogLevel.Warning,
        "Lifecycle news of {Count} sessions did not reach {Stream}; reconciliation will find them")]
    private static partial void LogFailed(ILogger logger, Exception failure, StreamId stream, int count);

    /// <summary>The newest summary of one session, and every channel that had it since the last flush.</summary>
    private sealed class Change
    {
        private readonly HashSet<ChannelId> _channels = [];

        public SessionSummary Summary { get; private set; } = null!;

        public IEnumerable<StreamId> Streams => _channels.Select(static id => LifecycleStreams.Of(id));

        public void Apply(SessionSummary? before, SessionSummary after)
        {
            Summary = after;
            _channels.Add(after.Channel);
            if (before is not null)
                _channels.Add(before.Channel);
        }
    }
}
