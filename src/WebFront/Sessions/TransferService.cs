using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Chats that go from hand to hand: transfers, what managers take, and what vanished agents leave behind.</summary>
internal sealed class TransferService(SessionAccess access, AgentAccess agents, ChannelAccess channels, SessionService sessions)
{
    /// <summary>Whether the colleague is there is asked here, where the session's rules cannot; their own grain looks again.</summary>
    public async Task<Result<SessionReceipt>> Request(AgentView agent, CheckedTransfer asked)
    {
        var session = await access.ForTransferring(agent, asked.Session);
        if (!session.IsOk)
            return session.Refusal;
        var target = await Target(session.Value.Summary!, asked);
        return target.IsOk
            ? await session.Value.Transfer(target.Value.Agent, target.Value.Channel, asked.Note, asked.Message)
            : target.Refusal;
    }

    public async Task<Result<AcceptedChat>> Accept(AgentConnection connection, SessionId id, MessageId message)
    {
        var session = await access.ForTransfer(connection.View!, id, accepts: true);
        return session.IsOk
            ? await sessions.Open(connection, opener => session.Value.AcceptTransfer(message, opener))
            : session.Refusal;
    }

    /// <summary>Rejected or cancelled.</summary>
    public async Task<Result<SessionReceipt>> End(AgentView agent, SessionId id, TransferOutcome outcome, MessageId message)
    {
        var session = await access.ForTransfer(agent, id, accepts: false);
        return session.IsOk ? await session.Value.EndTransfer(outcome, message) : session.Refusal;
    }

    public async Task<Result<AcceptedChat>> TakeOver(AgentConnection connection, SessionId id, MessageId message)
    {
        var session = await access.ForTakingOver(connection.View!, id);
        return session.IsOk ? await sessions.Open(connection, opener => session.Value.TakeOver(message, opener)) : session.Refusal;
    }

    public async Task<Result<TransferTargets>> Targets(AgentView agent, SessionId id)
    {
        var session = await access.ForTransferring(agent, id);
        if (!session.IsOk)
            return session.Refusal;
        var (channel, owner) = (session.Value.Summary!.Channel, session.Value.Summary.Agent?.Id);
        var there = agents.ForChats(channel, CancellationToken.None);
        var queues = await channels.ForTransfers(CancellationToken.None);
        return new TransferTargets(
            channel.ToString(),
            [
                .. (await there).Where(each => each.Agent.Id != owner && each.Agent.Id != agent.Agent.Id)
                    .OrderBy(each => each.Agent.Name, StringComparer.OrdinalIgnoreCase).Select(View),
            ],
            [
                .. queues.Where(each => each.Id != channel)
                    .Select(each => new TransferChannel(each.Id.ToString(), each.Name, each.Now.Open, each.Now.Waiting)),
            ]);
    }

    public async Task<Result<GoneAgents>> Gone(AgentView agent, ChannelId channel)
    {
        var owners = await channels.OwnersForManager(agent, channel);
        if (!owners.IsOk)
            return owners.Refusal;
        var others = owners.Value.Where(id => id != agent.Agent.Id);
        return new GoneAgents(channel.ToString(), [.. (await agents.Gone(others)).Select(id => id.ToString())]);
    }

    /// <summary>What cannot be transferred at all, or not to there, the session's rules refuse whoever is there.</summary>
    private async Task<Result<(AgentRef? Agent, ChannelId? Channel)>> Target(SessionSummary summary, CheckedTransfer asked)
    {
        if (asked.ToAgent is { } colleague)
        {
            if (!summary.Status.IsOwned() || summary.Agent?.Id == colleague)
                return (new AgentRef(colleague, ""), null);
            return (await agents.ForChat(colleague, summary.Channel)).Map(known => ((AgentRef?)known, (ChannelId?)null));
        }

        var refused = summary.Status.IsOwned() && asked.ToChannel != summary.Channel
            ? await channels.RefusesTransfer(asked.ToChannel!.Value)
            : null;
        return refused is null ? (null, asked.ToChannel) : refused;
    }

    private static TransferAgent View((AgentRef Agent, int Chats) there) =>
        new(there.Agent.Id.ToString(), there.Agent.Name, PhotoAddress.Of(there.Agent.Photo), there.Chats);
}
