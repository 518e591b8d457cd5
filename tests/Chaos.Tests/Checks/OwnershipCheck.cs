using OrleansChat.Channels;
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
        var queues = new Dictionary<ChannelId, IReadOnlyList<SessionId>>
        {
            [Id<ChannelId>(board.ChannelId)] = [.. board.Queue.Rows.Select(row => Id<SessionId>(row.Id))],
        };
        var owners = owned.SelectMany(agent => agent.Value.Select(session => (session, agent.Key)))
            .ToLookup(pair => pair.session, pair => pair.Key);
        var known = stored.Select(summary => summary.Id.ToString()).ToHashSet();
        return
        [
            .. OneQueueOrOneOwner.Violations(stored, queues),
            .. stored.Select(summary => Violation(summary, [.. owners[summary.Id.ToString()]])).OfType<string>(),
            .. owners.Where(group => !known.Contains(group.Key))
                .Select(group => $"session {group.Key} is with {string.Join(", ", group)} and not open"),
        ];
    }

    private static string? Violation(SessionSummary stored, IReadOnlyList<string> listedBy)
    {
        string[] expected = stored.Status.IsOwned() ? [stored.Agent!.Id.ToString()] : [];
        return listedBy.SequenceEqual(expected)
            ? null
            : $"session {stored.Id} is {stored.Status} with {stored.Agent?.Id} by its log, "
                + $"and in the lists of [{string.Join(", ", listedBy)}]";
    }

    private static T Id<T>(string text)
        where T : struct, IGuidId<T> => GuidId.TryParse<T>(text, out var id) ? id : throw new FormatException($"'{text}' is no id.");
}
