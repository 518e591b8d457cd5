using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// This silo's producer of lifecycle news: gathers what changed and sends one stream item per channel and agent, at once
/// for what people watch for (queue, ownership, end), lazily for the rest, so that a busy chat costs no stream item per
/// message.
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
    /// Never waits. A later summary of the same session replaces an earlier one that was not sent yet; whoever had the
    /// session <paramref name="before"/> is told too.
    /// </summary>
    public void Publish(SessionSummary? before, SessionSummary after, bool urgent)
    {
        lock (_gate)
        {
            var first = _changed.Count == 0;
            var streams = _changed.TryGetValue(after.Id, out var earlier) ? earlier.Streams : [];
            foreach (var stream in Concerned(after).Concat(Concerned(before))) streams.Add(stream);
            _changed[after.Id] = new(after, streams);
            if (!first && (_soon || !urgent)) return;
            _soon = urgent;
            _timer ??= time.CreateTimer(static state => ((LifecyclePublisher)state!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(urgent ? Soon : Later, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate) _timer?.Dispose();
    }

    private static IEnumerable<StreamId> Concerned(SessionSummary? summary)
    {
        if (summary is null) yield break;
        yield return LifecycleStreams.Of(summary.Channel);
        if (summary.Agent is { } agent) yield return LifecycleStreams.Of(agent.Id);
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

        var perStream = changed.SelectMany(static change => change.Streams, static (change, stream) => (stream, change.Summary));
        foreach (var news in perStream.GroupBy(static pair => pair.stream, static pair => pair.Summary))
            _ = Send(news.Key, [.. news]);
    }

    private async Task Send(StreamId stream, SessionSummary[] sessions)
    {
        try
        {
            var provider = services.GetRequiredKeyedService<IStreamProvider>(LifecycleStreams.Provider);
            await provider.GetStream<LifecycleNews>(stream).OnNextAsync(new(sessions));
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, stream, sessions.Length);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Lifecycle news of {Count} sessions did not reach {Stream}; reconciliation will find them")]
    private static partial void LogFailed(ILogger logger, Exception failure, StreamId stream, int count);

    private sealed record Change(SessionSummary Summary, HashSet<StreamId> Streams);
}
