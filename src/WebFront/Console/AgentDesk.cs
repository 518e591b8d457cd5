using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Protocol;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Console;

/// <summary>What an agent can do from the console.</summary>
internal sealed class AgentDesk(
    SessionAccess access,
    AgentAccess agents,
    ChannelAccess channels,
    AgentArrival arrival,
    AgentFollowing following,
    AgentBoards boards,
    TimeProvider time)
{
    private const int PageSize = 500;
    private static readonly TimeSpan ShowEndedFor = TimeSpan.FromHours(8);

    public async Task<Result<AgentWelcome>> Welcome(AgentConnection connection)
    {
        var view = await arrival.Greet(connection);
        if (!view.IsOk)
            return view.Refusal;
        await boards.Settle(connection, view.Value);
        var chats = await Chats(connection.Agent);
        if (await FollowOwn(connection, chats) is { RetryAfter: not null } notNow)
            return notNow;
        var read = await Task.WhenAll(view.Value.Channels.Select(known => boards.Read(connection, view.Value, known.Channel)));
        return new AgentWelcome(AgentViews.Me(view.Value), SessionRows.Of(chats), [.. read.Select(board => board.Value).OfType<ChannelBoard>()], time.GetUtcNow());
    }

    public async Task<Result<AgentView>> Declare(AgentConnection connection, Presence presence)
    {
        var view = await agents.Declare(connection.Agent, presence);
        if (view.IsOk)
            connection.View = view.Value;
        return view;
    }

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
        if (await following.Follow(connection, id, opened: true, own: false) is { } refusal)
            return refusal;
        var page = await session.Value.Read(afterSeq, PageSize);
        if (!page.IsOk)
            return page.Refusal;
        var summary = page.Value.Summary;
        var listening = !connection.View!.IsOwn(summary);
        return new AgentChat(SessionRows.Of(summary), listening, EventViews.Page(page.Value, Reader.Agent));
    }

    public Task CloseView(AgentConnection connection, SessionId id) => following.CloseView(connection, id);

    public async Task<Result<SessionReceipt>> End(AgentView agent, SessionId id, MessageId message)
    {
        var session = await access.ForEnding(agent, id);
        return session.IsOk ? await session.Value.End(message) : session.Refusal;
    }

    /// <summary>Sessions that the agent may no longer read are left out.</summary>
    public async Task<Result<AgentSync>> Sync(AgentConnection connection, IReadOnlyList<(SessionId Session, long AfterSeq)> points)
    {
        var view = await arrival.Renew(connection);
        if (!view.IsOk)
            return view.Refusal;
        var logs = new List<EventsPage>(points.Count);
        foreach (var (id, afterSeq) in points)
        {
            var session = await access.ForReading(view.Value, id);
            var page = session.IsOk ? await session.Value.Read(afterSeq, PageSize) : session.Refusal;
            if (page.IsOk)
                logs.Add(EventViews.Page(page.Value, Reader.Agent));
            else if (page.Refusal.RetryAfter is not null)
                return page.Refusal;
        }

        var chats = await Chats(connection.Agent);
        // One that could not be followed when it came is followed now; what was missed of it the console asks for.
        await FollowOwn(connection, chats);
        return new AgentSync(logs, SessionRows.Of(chats), AgentViews.Me(view.Value));
    }

    /// <summary>Null: all of them are followed.</summary>
    private async Task<Refusal?> FollowOwn(AgentConnection connection, IReadOnlyList<SessionSummary> chats)
    {
        Refusal? first = null;
        foreach (var own in chats.Where(chat => chat.Status.IsOwned() && chat.Agent?.Id == connection.Agent))
        {
            if (!connection.Followed.TryGetValue(own.Id, out var followed) || !followed.Own)
                first = await following.FollowOwn(connection, own.Id) ?? first;
        }

        return first;
    }

    /// <summary>First listen, then read: the channel may be new to the agent.</summary>
    public async Task<Result<ChannelBoard>> Board(AgentConnection connection, ChannelId channel)
    {
        var view = connection.View!;
        if (view.Works(channel))
            await boards.Settle(connection, view);
        return await boards.Read(connection, view, channel);
    }

    /// <summary>Chats outlive the agent's permissions on a channel, and the channel.</summary>
    public async Task<Result<FormerChannelView>> FormerChannel(AgentView agent, ChannelId channel)
    {
        var former = await channels.OfChats(agent, await Chats(agent.Agent.Id), channel, CancellationToken.None);
        return former.Map(known => new FormerChannelView(channel.ToString(), known.Settings.Name, known.Deleted));
    }

    private Task<IReadOnlyList<SessionSummary>> Chats(AgentId agent) =>
        agents.Chats(agent, time.GetUtcNow() - ShowEndedFor);
}
