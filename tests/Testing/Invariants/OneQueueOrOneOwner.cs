using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Testing;

/// <summary>
/// Guarantee N7: every open chat is in exactly one queue or has exactly one owner. Compares what is stored with what the
/// queues would offer; every cluster and chaos test ends with it.
/// </summary>
public static class OneQueueOrOneOwner
{
    /// <summary>What is wrong now; empty: nothing.</summary>
    /// <param name="open">Every stored session that is in queue or owned.</param>
    /// <param name="queues">Every channel's queue, as its grain or board shows it.</param>
    public static IReadOnlyList<string> Violations(
        IReadOnlyCollection<SessionSummary> open,
        IReadOnlyDictionary<ChannelId, IReadOnlyList<SessionId>> queues)
    {
        var wrong = new List<string>();
        var places = queues.SelectMany(static queue => queue.Value, static (queue, session) => (session, channel: queue.Key))
            .ToLookup(static place => place.session, static place => place.channel);
        foreach (var summary in open)
            wrong.AddRange(Of(summary, [.. places[summary.Id]]));
        var known = open.Select(static summary => summary.Id).ToHashSet();
        wrong.AddRange(places.Where(place => !known.Contains(place.Key)).Select(place => $"{place.Key} is queued but not open"));
        return wrong;
    }

    private static IEnumerable<string> Of(SessionSummary summary, ChannelId[] queues)
    {
        var waits = summary.Status == SessionStatus.InQueue;
        if (waits && (queues.Length != 1 || queues[0] != summary.Channel))
            yield return $"{summary.Id} waits on {summary.Channel} but is in queues [{string.Join(", ", queues)}]";
        if (!waits && queues.Length > 0)
            yield return $"{summary.Id} is {summary.Status} with {summary.Agent?.Name} but also in {queues.Length} queue(s)";
        if (summary.Status.IsOwned() && summary.Agent is null)
            yield return $"{summary.Id} is {summary.Status} without an owner";
    }
}
