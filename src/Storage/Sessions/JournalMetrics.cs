using System.Diagnostics.Metrics;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>What the journal's writer counts and measures (meter <c>OrleansChat.Journal</c>).</summary>
internal sealed class JournalMetrics
{
    public const string MeterName = "OrleansChat.Journal";

    private readonly Meter _meter;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _failures;

    public JournalMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _batch = _meter.CreateHistogram(
            "chat.journal.batch.size", "{append}", "Appends in one commit.", tags: null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 25, 50, 100, 250, 512] });
        _duration = _meter.CreateHistogram(
            "chat.journal.commit.duration", "s", "Time of one successful commit.", tags: null, DatabaseMetrics.Seconds);
        _outcomes = _meter.CreateCounter<long>("chat.journal.appends", "{append}", "Answered appends, by status.");
        _failures = _meter.CreateCounter<long>("chat.journal.commit.failures", "{commit}", "Failed commits, by kind.");
        // A rate can be told from the first failure on only where a zero was seen before it.
        foreach (var kind in Enum.GetValues<CommitFailure>())
            _failures.Add(0, new KeyValuePair<string, object?>("kind", kind.ToString()));
        Answered(AppendStatus.Unavailable, 0);
    }

    public void Observe(Func<int> queueLength) =>
        _meter.CreateObservableGauge("chat.journal.queue.length", queueLength, "{append}", "Appends that wait for the writer.");

    public void Committed(int appends, TimeSpan duration)
    {
        _batch.Record(appends);
        _duration.Record(duration.TotalSeconds);
    }

    public void Answered(AppendStatus status, int count = 1) =>
        _outcomes.Add(count, new KeyValuePair<string, object?>("status", Name(status)));

    public void Failed(CommitFailure kind) => _failures.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    private static string Name(AppendStatus status) => status switch
    {
        AppendStatus.Committed => "committed",
        AppendStatus.Fenced => "fenced",
        AppendStatus.DuplicateMessage => "duplicate",
        AppendStatus.OtherChatOpen => "other-chat-open",
        AppendStatus.OtherAccepted => "other-accepted",
        AppendStatus.Busy => "busy",
        _ => "unavailable",
    };
}
