using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>What an agent can do with chats from the console.</summary>
internal sealed class SessionService(SessionAccess access, AgentAccess agents, AgentSubscriptions subscriptions)
{
    private const int PageSize = 500;

    public Task<Result<SessionReceipt>> GetNext(AgentId agent, ChannelId? channel, MessageId message) =>
        agents.GetNext(agent, channel, message);

    public async Task<Result<SessionReceipt>> Accept(AgentView agent, SessionId id, MessageId message)
    {
        var session = await access.ForTaking(agent, id);
        return session.IsOk ? await session.Value.Accept(message) : session.Refusal;
    }

    /// <summary>First listen, then read: what happens in between is pushed, and what was before is in the page.</summary>
    public async Task<Result<AgentChat>> Open(AgentConnection connection, SessionId id, long afterSeq)
    {
        var session = await access.ForReading(connection.View!, id);
        if (!session.IsOk)
            return session.Refusal;
        if (await subscriptions.Follow(connection, id, opened: true, own: false) is { } refusal)
            return refusal;
        var read = await LogReading.After(session.Value.Read, afterSeq, PageSize);
        if (!read.IsOk)
            return read.Refusal;
        var summary = read.Value.Page.Summary;
        var listening = !connection.View!.IsOwn(summary);
        return new AgentChat(SessionRows.Of(summary), listening, read.Value.View(Viewer.Agent));
    }

    public Task CloseView(AgentConnection connection, SessionId id) => subscriptions.CloseView(connection, id);

    public async Task<Result<EventsPage>> Read(AgentView agent, SessionId id, long afterSeq)
    {
        var session = await access.ForReading(agent, id);
        var log = session.IsOk ? await LogReading.After(session.Value.Read, afterSeq, PageSize) : session.Refusal;
        return log.Map(read => read.View(Viewer.Agent));
    }

    public async Task<Result<SessionReceipt>> End(AgentView agent, SessionId id, MessageId message)
    {
        var session = await access.ForEnding(agent, id);
        return session.IsOk ? await session.Value.End(message) : session.Refusal;
    }
}
