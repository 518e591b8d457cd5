using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>Get next: accepts the chat that waits longest over all channels where the agent may respond, or over the chosen one.</summary>
internal sealed class LongestWaitingAcceptor(IGrainFactory grains)
{
    public async Task<Result<SessionReceipt>> Accept(AgentProfile profile, ChannelId? channel, MessageId? message, FrontLease? opener)
    {
        var responds = profile.Channels.Where(static mine => mine.Responds).Select(static mine => mine.Channel);
        ChannelId[] candidates = channel is { } chosen ? [.. responds.Where(id => id == chosen)] : [.. responds];
        if (candidates.Length == 0)
            return Refusal.With(RefusalCodes.PermissionMissing, "permission", "respond");
        foreach (var queue in await InOrder(candidates))
        {
            // Somebody else may be quicker on the first channel: then the next longest waiting is tried.
            var manages = profile.Channels.Any(mine => mine.Channel == queue && mine.Manages);
            var accepted = await grains.Queue(queue).AcceptNext(profile.Agent, AcceptedHow.GetNext, message, opener, manages);
            if (accepted.Refusal?.Code != RefusalCodes.QueueEmpty)
                return accepted;
        }

        return new Refusal(RefusalCodes.QueueEmpty);
    }

    /// <summary>Longest waiting first. Of a single channel there is nothing to compare: its queue knows who is first.</summary>
    private async Task<IEnumerable<ChannelId>> InOrder(ChannelId[] channels)
    {
        if (channels.Length == 1)
            return channels;
        var snapshots = await Task.WhenAll(channels.Select(id => grains.Queue(id).Snapshot()));
        return snapshots.Where(static queue => queue.Entries.Count > 0)
            .OrderByDescending(static queue => queue.Entries[0].AtHead).ThenBy(static queue => queue.Entries[0].Since)
            .Select(static queue => queue.Channel);
    }
}
