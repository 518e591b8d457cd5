using OrleansChat.Channels;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Hosting;

/// <summary>What every cluster test ends with.</summary>
public static class Invariants
{
    /// <summary>Awaits that every open chat of these channels is in exactly one queue or has exactly one owner (N7).</summary>
    public static Task HoldOnChannels(this ChatCluster cluster, params IReadOnlyList<ChannelId> channels) => Eventually.Get(
        "every open chat is in exactly one queue or with exactly one owner",
        async () => string.Join("; ", await Violations(cluster, channels)),
        static wrong => wrong.Length == 0);

    private static async Task<IReadOnlyList<string>> Violations(ChatCluster cluster, IReadOnlyList<ChannelId> channels)
    {
        var open = new List<SessionSummary>();
        var queues = new Dictionary<ChannelId, IReadOnlyList<SessionId>>();
        foreach (var channel in channels)
        {
            open.AddRange(await cluster.Directory.Waiting(channel, CancellationToken.None));
            open.AddRange(await cluster.Directory.Ongoing(channel, 10_000, CancellationToken.None));
            queues[channel] = [.. (await cluster.Grains.Queue(channel).Snapshot()).Entries.Select(static entry => entry.Session)];
        }

        return OneQueueOrOneOwner.Violations(open, queues);
    }
}
