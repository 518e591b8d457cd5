using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>What an agent can do with chats from the console.</summary>
internal sealed class SessionService(
    SessionAccess access, AgentAccess agents, ChannelAccess channels, AgentSubscriptions subscriptions, FeedTable feeds)
{
    public Task<Result<AcceptedChat>> GetNext(AgentConnection connection, ChannelId? channel, MessageId message) =>
        Open(connection, opener => agents.GetNext(connection.Agent, channel, message, opener));

    public async Task<Result<AcceptedChat>> Accept(AgentConnection connection, SessionId id, MessageId message)
    {
        var session = await access.ForTaking(connection.View!, id);
        return session.IsOk ? await Open(connection, opener => session.Value.Accept(message, opener)) : session.Refusal;
    }

    /// <summary>First listen, then read: what happens in between is pushed, and what was before is in the page.</summary>
    public async Task<Result<AgentChat>> Open(AgentConnection connection, SessionId id, long afterSeq)
    {
        var session = await access.ForReading(connection.View!, id);
        if (!session.IsOk)
            return session.Refusal;
        if (await subscriptions.Follow(connection, id, opened: true, own: false) is { } refusal)
            return refusal;
        var read = await LogReading.After(session.Value.Read, afterSeq, SessionLimits.PageSize);
        if (!read.IsOk)
            return read.Refusal;
        var summary = read.Value.Page.Summary;
        var listening = !connection.View!.IsOwn(summary);
        return new AgentChat(SessionRows.Of(summary), listening, read.Value.View(Viewer.Of(connection.View!)));
    }

    public Task CloseView(AgentConnection connection, SessionId id) => subscriptions.CloseView(connection, id);

    public async Task<Result<EventsPage>> Read(AgentView agent, SessionId id, long afterSeq)
    {
        var session = await access.ForReading(agent, id);
        var log = session.IsOk ? await LogReading.After(session.Value.Read, afterSeq, SessionLimits.PageSize) : session.Refusal;
        return log.Map(read => read.View(Viewer.Of(agent)));
    }

    public async Task<Result<SessionReceipt>> End(AgentView agent, SessionId id, MessageId message)
    {
        var session = await access.ForEnding(agent, id);
        return session.IsOk ? await session.Value.End(message) : session.Refusal;
    }

    /// <summary>Whether the channel and the agent are there to go on with is asked here, where the session's rules cannot.</summary>
    public async Task<Result<SessionReceipt>> Reopen(AgentView agent, SessionId id, MessageId message)
    {
        var session = await access.ForReopening(agent, id);
        if (!session.IsOk)
            return session.Refusal;
        var channel = session.Value.Summary!.Channel;
        if (await channels.IsDeleted(channel))
            return new Refusal(RefusalCodes.ChannelNotFound);
        var there = await agents.ForChat(agent.Agent.Id, channel);
        return there.IsOk ? await session.Value.Reopen(message) : there.Refusal;
    }

    /// <summary>A chat that became the agent's is followed before the answer, so that nothing of it is missed.</summary>
    public async Task<Result<AcceptedChat>> Open(AgentConnection connection, Func<FrontLease, Task<Result<SessionReceipt>>> accept)
    {
        connection.Accepts.Begin();
        try
        {
            var opening = feeds.BeginOpening();
            var accepted = await accept(opening.Lease);
            return accepted.IsOk ? await Opened(connection, accepted.Value, opening) : accepted.Refusal;
        }
        finally
        {
            connection.Accepted();
        }
    }

    private async Task<AcceptedChat> Opened(AgentConnection connection, SessionReceipt accepted, SessionOpening opening)
    {
        // The answer to a repeated call is of a chat that may be others' by now.
        if (!accepted.Status.IsOwned() || accepted.Summary.Agent?.Id != connection.Agent)
            return new(SessionRows.For(connection.View!, accepted.Summary), null);
        var row = SessionRows.Of(accepted.Summary);
        if (accepted.Opened is { } page)
            return new(row, await subscriptions.FollowAccepted(connection, page.Summary, opening) ? Page(connection, page) : null);
        // A silo of the release before, or one that could not read the log just now: the console asks for it.
        await subscriptions.FollowOwn(connection, accepted.Session);
        return new(row, null);
    }

    private static EventsPage Page(AgentConnection connection, SessionPage page) =>
        EventViews.Page(page, Viewer.Of(connection.View!));
}
