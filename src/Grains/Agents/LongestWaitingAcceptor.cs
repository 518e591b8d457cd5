using OrleansChat.Channels;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>Get next: takes the chat that waits longest over all channels where the agent may respond, or over the chosen one.</summary>
internal sealed class LongestWaitingAcceptor(IGrainFactory grains)
{
    public async Task<Result<SessionReceipt>> Accept(AgentProfile profile, ChannelId? channel, MessageId? message)
    {
        var responds = profile.Channels.Where(static mine => mine.Responds).Select(static mine => mine.Channel);
        ChannelId[] candidates = channel is { } chosen ? [.. responds.Where(id => id == chosen)] : [.. responds];
        if (candidates.Length == 0) return Refusal.With(RefusalCodes.PermissionMissing, "permission", "respond");
        return await Accept(profile.Agent, candidates, message);
    }

    /// <summary>Somebody else may be quicker on the first channel: then the next longest waiting is tried.</summary>
    private async Task<Result<SessionReceipt>> Accept(AgentRef agent, ChannelId[] channels, MessageId? message)
    {
        var snapshots = await Task.WhenAll(channels.Select(id => grains.Queue(id).Snapshot()));
        var order = snapshots.Where(static queue => queue.Entries.Count > 0)
            .OrderByDescending(static queue => queue.Entries[0].AtHead).ThenBy(static queue => queue.Entries[0].Since);
        foreach (var queue in order)
        {
            var accepted = await grains.Queue(queue.Channel).AcceptNext(agent, AcceptedHow.GetNext, message);
            if (accepted.Refusal?.Code != RefusalCodes.QueueEmpty) return accepted;
        }

        return new Refusal(RefusalCodes.QueueEmpty);
    }
}
