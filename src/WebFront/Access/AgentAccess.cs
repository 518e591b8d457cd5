using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>
/// The only way from hubs to agents: everybody's own, by the id in the cookie, and of others only whether they are there and, for
/// administrators, how many chats they have.
/// </summary>
internal sealed class AgentAccess(IGrainFactory grains, GrainCalls calls, TimeProvider time)
{
    /// <summary>A browser of the agent is there, until then by the silos' clock.</summary>
    public Task<Result<AgentView>> Connect(AgentId self, ConnectionId connection, DateTimeOffset until) =>
        calls.Repeat(() => grains.Agent(self).Connect(connection, until));

    public Task<Result<AgentView>> Declare(AgentId self, Presence presence) =>
        calls.Repeat(() => grains.Agent(self).Declare(presence));

    /// <summary>Of the channels on which the agent may respond.</summary>
    public Task<Result<SessionReceipt>> GetNext(AgentId self, ChannelId? channel, MessageId message, FrontLease opener) =>
        calls.Repeat(() => grains.Agent(self).GetNext(channel, message, opener));

    /// <summary>The agent's own chats: open ones, and those that ended since.</summary>
    public Task<IReadOnlyList<SessionSummary>> Chats(AgentId self, DateTimeOffset endedSince) =>
        calls.RepeatValue(() => grains.Agent(self).Chats(endedSince));

    /// <summary>Chats that the agent has now, and how many of them owe the customer an answer.</summary>
    public async Task<(int All, int Owed)> UnderWay(AgentId agent)
    {
        var own = (await Chats(agent, time.GetUtcNow())).Where(chat => chat.Status.IsOwned() && chat.Agent?.Id == agent).ToList();
        return (own.Count, own.Count(chat => chat.Status == SessionStatus.CustomerLast));
    }

    /// <summary>Whether somebody can be given a chat back.</summary>
    public Task<bool> IsThere(AgentId agent) => calls.RepeatValue(() => grains.Agent(agent).IsAvailable());
}
