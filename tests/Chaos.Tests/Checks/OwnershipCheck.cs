using OrleansChat.Protocol;
using OrleansChat.Sessions;

namespace OrleansChat.Chaos.Checks;

/// <summary>Guarantee N7 seen from outside: every open chat is in exactly one queue, or with exactly one agent.</summary>
internal static class OwnershipCheck
{
    /// <param name="stored">The summaries of the channel's open chats.</param>
    /// <param name="board">What agents see of the channel.</param>
    /// <param name="owned">The chats of each agent, as the server lists them to that agent.</param>
    public static IReadOnlyList<string> Violations(
        IReadOnlyList<SessionSummary> stored, ChannelBoard board, IReadOnlyDictionary<string, IReadOnlyCollection<string>> owned)
    {
        var queue = board.Queue.Rows.Select(row => row.Id).ToArray();
        var owners = owned.SelectMany(agent => agent.Value.Select(session => (session, agent.Key))).ToLookup(pair => pair.session, pair => pair.Key);
        var known = stored.Select(summary => summary.Id.ToString()).ToHashSet();
        return
        [
            .. stored.Select(summary => Violation(summary, queue.Count(id => id == summary.Id.ToString()), [.. owners[summary.Id.ToString()]])).OfType<string>(),
            .. queue.Where(id => !known.Contains(id)).Select(id => $"session {id} is in the queue and not open"),
            .. owners.Where(group => !known.Contains(group.Key)).Select(group => $"session {group.Key} is with {string.Join(", ", group)} and not open"),
        ];
    }

    private static string? Violation(SessionSummary stored, int queued, IReadOnlyList<string> owners) => stored.Status switch
    {
        SessionStatus.InQueue when queued != 1 || owners.Count != 0 =>
            $"session {stored.Id} waits by its log, stands in the queue {queued} times, and is with [{string.Join(", ", owners)}]",
        _ when stored.Status.IsOwned() && (queued != 0 || owners.Count != 1 || owners[0] != stored.Agent?.Id.ToString()) =>
            $"session {stored.Id} is with {stored.Agent?.Id} by its log, stands in the queue {queued} times, and is with [{string.Join(", ", owners)}]",
        _ => null,
    };
}
