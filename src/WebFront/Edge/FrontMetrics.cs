using System.Diagnostics.Metrics;
using OrleansChat.Results;

namespace OrleansChat.Edge;

/// <summary>Counters of the way from signals to connections.</summary>
internal static class FrontMetrics
{
    public static readonly Meter Meter = new("OrleansChat.WebFront");

    public static readonly Counter<long> Pushes = Meter.CreateCounter<long>("chat.front.pushes", "{push}", "Sends to connections.");

    public static readonly Counter<long> PushesDropped = Meter.CreateCounter<long>(
        "chat.front.pushes.dropped", "{push}", "Sends that a connection was too slow for; it reads.");

    public static readonly Counter<long> PushesFailed = Meter.CreateCounter<long>(
        "chat.front.pushes.failed", "{push}", "Sends that a connection did not take.");

    /// <summary>Gaps in a session's events that were made good by reading.</summary>
    public static readonly Counter<long> Gaps = Meter.CreateCounter<long>(
        "chat.front.gaps", "{gap}", "Gaps in the events of chats that were made good by reading.");

    /// <summary>Chats that started although the queue could not be asked for a place.</summary>
    public static readonly Counter<long> AdmittedUnasked = Meter.CreateCounter<long>(
        "chat.front.starts.unasked", "{chat}", "Chats that started although their queue could not be asked.");

    public static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "chat.front.refusals", "{call}", "Refused hub calls, by code.");

    /// <summary>Calls and requests over a limit, by its name.</summary>
    public static readonly Counter<long> Limited = Meter.CreateCounter<long>(
        "chat.front.limited", "{call}", "Calls and requests over a limit, by its name.");

    /// <summary>Chats that visitors asked for, by what became of it.</summary>
    public static readonly Counter<long> Starts = Meter.CreateCounter<long>(
        "chat.front.starts", "{chat}", "Chats that visitors asked for, by outcome.");

    public static void Started(string? code) =>
        Starts.Add(1, Outcome(code is null ? "started" : Faults.Contains(code) ? "failed" : "refused"));

    /// <summary>Questions of visitors on channels that suggest articles, by what became of the search.</summary>
    public static readonly Counter<long> Suggestions = Meter.CreateCounter<long>(
        "chat.front.suggestions", "{question}", "Questions for which articles were looked for, by outcome.");

    private static readonly string[] SuggestionOutcomes = ["shown", "none", "late", "failed", "busy"];

    public static void Suggested(string outcome) => Suggestions.Add(1, Outcome(outcome));

    /// <summary>A rate can be told from the first of its kind on only where a zero was seen before it.</summary>
    public static void BeginAtZero()
    {
        foreach (var outcome in (string[])["started", "refused", "failed"])
            Starts.Add(0, Outcome(outcome));
        foreach (var outcome in SuggestionOutcomes)
            Suggestions.Add(0, Outcome(outcome));
        foreach (var code in Faults)
            Refusals.Add(0, new KeyValuePair<string, object?>("code", code));
        foreach (var counter in (Counter<long>[])[Pushes, PushesDropped, PushesFailed, Gaps, AdmittedUnasked])
            counter.Add(0);
    }

    /// <summary>The server could not do it; everything else was the caller's to know.</summary>
    private static readonly string[] Faults =
        [RefusalCodes.StorageUnavailable, RefusalCodes.ClusterUnavailable, RefusalCodes.Unexpected, RefusalCodes.Busy];

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("outcome", outcome);
}
