using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>A console: what it shows at first and when it comes back, the agent's presence, and the boards.</summary>
internal sealed class AgentService(
    SessionService sessions,
    AgentAccess agents,
    ChannelAccess channels,
    AgentConnector connector,
    AgentSubscriptions subscriptions,
    BoardSubscriptions boards,
    TimeProvider time)
{
    internal static readonly TimeSpan ShowEndedFor = TimeSpan.FromHours(8);

    /// <summary>A board or a chat that cannot be had just now keeps nobody out: it is left out and named.</summary>
    public async Task<Result<AgentWelcome>> Welcome(AgentConnection connection)
    {
        var view = await connector.Greet(connection);
        if (!view.IsOk)
            return view.Refusal;
        var settling = boards.Update(connection, view.Value);
        var chats = await Chats(connection.Agent);
        var unfollowed = FollowOwn(connection, chats);
        var deaf = await settling;
        var read = await ParallelReads.Run(
            view.Value.Channels.Where(known => !deaf.ContainsKey(known.Channel)),
            time,
            known => boards.Read(connection, view.Value, known.Channel));
        return new AgentWelcome(
            AgentViews.Me(view.Value),
            SessionRows.Of(chats),
            [.. read.Select(board => board.Result.Value).OfType<ChannelBoard>()],
            time.GetUtcNow(),
            [
                .. deaf.Select(channel => new FailedBoard(channel.Key.ToString(), channel.Value.Code, Ms(channel.Value))),
                .. read.Where(IsForLater).Select(board =>
                    new FailedBoard(board.Item.Channel.ToString(), board.Result.Refusal!.Code, Ms(board.Result.Refusal))),
            ],
            Failed(await unfollowed));
    }

    public async Task<Result<AgentView>> Declare(AgentConnection connection, Presence presence)
    {
        var view = await agents.Declare(connection.Agent, presence);
        if (view.IsOk)
            connection.View = view.Value;
        return view;
    }

    /// <summary>
    /// Sessions that the agent may no longer read are left out; those that cannot be read just now are left out and named.
    /// </summary>
    public async Task<Result<AgentSync>> Sync(AgentConnection connection, IReadOnlyList<(SessionId Session, long AfterSeq)> points)
    {
        var view = await connector.Renew(connection);
        if (!view.IsOk)
            return view.Refusal;
        var reading = ParallelReads.Run(points, time, point => sessions.Read(view.Value, point.Session, point.AfterSeq));
        var chats = await Chats(connection.Agent);
        subscriptions.LookAgain(connection, chats);
        // One that could not be followed when it came is followed now; what was missed of it the console asks for.
        var following = FollowOwn(connection, chats);
        var logs = await reading;
        return new AgentSync(
            [.. logs.Select(log => log.Result.Value).OfType<EventsPage>()],
            SessionRows.Of(chats),
            AgentViews.Me(view.Value),
            [
                .. logs.Where(IsForLater).Select(log =>
                    new FailedChat(log.Item.Session.ToString(), log.Result.Refusal!.Code, Ms(log.Result.Refusal))),
                .. Failed(await following).Where(failed => points.All(point => point.Session.ToString() != failed.SessionId)),
            ]);
    }

    /// <summary>Those that could not be followed, and why.</summary>
    private async Task<IReadOnlyList<(SessionSummary Item, Result<Unit> Result)>> FollowOwn(
        AgentConnection connection, IReadOnlyList<SessionSummary> chats)
    {
        var own = chats.Where(chat => chat.Status.IsOwned() && chat.Agent?.Id == connection.Agent
            && (!connection.Followed.TryGetValue(chat.Id, out var followed) || !followed.Own));
        return await ParallelReads.Run<SessionSummary, Unit>(
            own, time, async chat => await subscriptions.FollowOwn(connection, chat.Id) is { } refusal ? refusal : Unit.Done);
    }

    private static IReadOnlyList<FailedChat> Failed(IReadOnlyList<(SessionSummary Item, Result<Unit> Result)> followed) =>
        [.. followed.Where(IsForLater).Select(chat =>
            new FailedChat(chat.Item.Id.ToString(), chat.Result.Refusal!.Code, Ms(chat.Result.Refusal)))];

    private static bool IsForLater<TItem, T>((TItem Item, Result<T> Result) read) => read.Result.Refusal?.RetryAfter is not null;

    private static int Ms(Refusal refusal) => (int)Math.Ceiling((refusal.RetryAfter ?? TimeSpan.FromSeconds(1)).TotalMilliseconds);

    /// <summary>First listen, then read: the channel may be new to the agent.</summary>
    public async Task<Result<ChannelBoard>> Board(AgentConnection connection, ChannelId channel)
    {
        var view = connection.View!;
        if (view.Works(channel))
            await boards.Update(connection, view);
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
