using System.Diagnostics;
using System.Text.Json;
using System.Threading.Tasks.Sources;
using OrleansChat.Alerts;
using OrleansChat.Databases;

namespace OrleansChat.Sessions;

/// <summary>One append on its way: serialised by its caller, answered by the writer. The only object per append.</summary>
internal sealed class PendingAppend : IValueTaskSource<AppendOutcome>, IComparable<PendingAppend>
{
    // Callers' continuations must not run on the writer.
    private ManualResetValueTaskSourceCore<AppendOutcome> _answer = new() { RunContinuationsAsynchronously = true };

    public PendingAppend(SessionAppend append, long enqueuedAt)
    {
        Check(append);
        Events = append.Events;
        Summary = append.Summary;
        EnqueuedAt = enqueuedAt;
        SummaryJson = JsonSerializer.Serialize(append.Summary, StorageJson.Summary);
        Payloads = Serialize(append.Events);
        Erased = append.Erased ?? [];
        ErasedPayloads = Serialize(Erased);
        Alerts = append.Alerts ?? [];
        Files = [.. append.Events.Where(static logged => logged.Body is MessageSent { File: not null })];
    }

    public Guid Session => Summary.Id.Value;

    public IReadOnlyList<LoggedEvent> Events { get; }

    public SessionSummary Summary { get; }

    public string[] Payloads { get; }

    /// <summary>Earlier events, as they are to be from now on.</summary>
    public IReadOnlyList<LoggedEvent> Erased { get; }

    public string[] ErasedPayloads { get; }

    /// <summary>Noted for the channel's alert address.</summary>
    public IReadOnlyList<AlertCause> Alerts { get; }

    /// <summary>Messages that are files: each file is told which message it belongs to, so that it goes with it.</summary>
    public IReadOnlyList<LoggedEvent> Files { get; }

    public string SummaryJson { get; }

    /// <summary>The step of a trace that waits for this; null: it is not traced.</summary>
    public Activity? Step { get; } = Activity.Current;

    /// <summary>Timestamp of the <see cref="TimeProvider"/>.</summary>
    public long EnqueuedAt { get; }

    public ValueTask<AppendOutcome> Answer => new(this, _answer.Version);

    public bool Answered { get; private set; }

    public void Complete(AppendOutcome outcome)
    {
        Answered = true;
        _answer.SetResult(outcome);
    }

    public void Fail(Exception failure)
    {
        Answered = true;
        _answer.SetException(failure);
    }

    /// <summary>By session, then seq: two writers that lock rows in one order cannot deadlock.</summary>
    public int CompareTo(PendingAppend? other)
    {
        var bySession = Session.CompareTo(other!.Session);
        return bySession != 0 ? bySession : Events[0].Seq.CompareTo(other.Events[0].Seq);
    }

    AppendOutcome IValueTaskSource<AppendOutcome>.GetResult(short token) => _answer.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<AppendOutcome>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<AppendOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);

    private static string[] Serialize(IReadOnlyList<LoggedEvent> events)
    {
        if (events.Count == 0)
            return [];
        var payloads = new string[events.Count];
        for (var i = 0; i < payloads.Length; i++)
            payloads[i] = JsonSerializer.Serialize(events[i].Body, StorageJson.Event);
        return payloads;
    }

    private static void Check(SessionAppend append)
    {
        if (append.Events.Count == 0)
            throw new ArgumentException("An append has at least one event.", nameof(append));
        for (var i = 1; i < append.Events.Count; i++)
        {
            if (append.Events[i].Seq != append.Events[0].Seq + i)
                throw new ArgumentException("The seqs of an append are consecutive.", nameof(append));
        }
        if (append.Erased?.Any(logged => logged.Seq >= append.Events[0].Seq) == true)
            throw new ArgumentException("An append erases what is stored before it.", nameof(append));
        if (append.Summary.Seq != append.Events[^1].Seq)
            throw new ArgumentException("The summary of an append is the one after its last event.", nameof(append));
    }
}
