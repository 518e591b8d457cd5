using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Drafts;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>
/// The only way from hubs to agents: everybody's own, by the id in the cookie, and of others only whether they are there and how many
/// chats they have.
/// </summary>
internal sealed partial class AgentAccess(
    IGrainFactory grains, IAgentDirectory directory, ISessionDirectory sessions, GrainCalls calls, TimeProvider time,
    ILogger<AgentAccess> logger)
{
    /// <summary>Who they are and where they work, whether or not a console of theirs is open.</summary>
    public Task<Result<AgentView>> View(AgentId self) => calls.Repeat(grains.Agent(self).View);

    /// <summary>A browser of the agent is there, until then by the silos' clock.</summary>
    public Task<Result<AgentView>> Connect(AgentId self, ConnectionId connection, DateTimeOffset until) =>
        calls.Repeat(() => grains.Agent(self).Connect(connection, until));

    public Task<Result<AgentView>> Declare(AgentId self, Presence presence) =>
        calls.Repeat(() => grains.Agent(self).Declare(presence));

    /// <summary>Of the channels on which the agent may respond.</summary>
    public Task<Result<SessionReceipt>> GetNext(AgentId self, ChannelId? channel, MessageId message, FrontLease opener) =>
        calls.Repeat(() => grains.Agent(self).GetNext(channel, message, opener));

    /// <summary>Whether that console of the agent is to sound the alert.</summary>
    public Task<bool> ClaimAlert(AgentId self, string alert, ConnectionId console, bool keep) =>
        calls.RepeatValue(() => grains.Agent(self).ClaimAlert(alert, console, keep));

    /// <summary>The agent's own chats: open ones, and those that ended since.</summary>
    public Task<IReadOnlyList<SessionSummary>> Chats(AgentId self, DateTimeOffset endedSince) =>
        calls.RepeatValue(() => grains.Agent(self).Chats(endedSince));

    /// <summary>The agent's consoles hear of a draft that was saved. A hint: who misses it reads the drafts when it connects.</summary>
    public Task TellDraft(AgentId self, Draft draft) => grains.Agent(self).NoticeDraft(draft);

    /// <summary>Chats that the agent has now, and how many of them owe the customer an answer.</summary>
    public async Task<(int All, int Owed)> UnderWay(AgentId agent)
    {
        var own = (await Chats(agent, time.GetUtcNow())).Where(chat => chat.Status.IsOwned() && chat.Agent?.Id == agent).ToList();
        return (own.Count, own.Count(chat => chat.Status == SessionStatus.CustomerLast));
    }

    /// <summary>An agent who can be given a chat of the channel now: Present, there, and allowed to respond.</summary>
    public async Task<Result<AgentRef>> ForChat(AgentId agent, ChannelId channel)
    {
        var view = await calls.Repeat(() => grains.Agent(agent).View());
        return view switch
        {
            { IsOk: true, Value: var known } when Answers(known, channel) => known.Agent,
            { IsOk: false, Refusal: { RetryAfter: not null } notNow } => notNow,
            _ => Refusal.With(RefusalCodes.AgentUnavailable, "agent", view.Value?.Agent.Name ?? ""),
        };
    }

    /// <summary>Those who can be given a chat of the channel now, with the number of chats that each has.</summary>
    public async Task<IReadOnlyList<(AgentRef Agent, int Chats)>> ForChats(ChannelId channel, CancellationToken cancellation)
    {
        var responders = await directory.Responders(channel, cancellation);
        var views = await ParallelReads.Run(responders, time, id => calls.Repeat(() => grains.Agent(id).View()));
        AgentRef[] there = [.. views.Select(each => each.Result.Value).OfType<AgentView>().Where(view => Answers(view, channel))
            .Select(view => view.Agent)];
        var counts = await sessions.CountOwned([.. there.Select(agent => agent.Id)], cancellation);
        return [.. there.Select(agent => (agent, counts.GetValueOrDefault(agent.Id)))];
    }

    /// <summary>Those of the agents who are gone for longer than the grace time, or whose account is.</summary>
    public async Task<IReadOnlyList<AgentId>> Gone(IEnumerable<AgentId> agents)
    {
        var views = await ParallelReads.Run(agents, time, id => calls.Repeat(() => grains.Agent(id).View()));
        return
        [
            .. views.Where(each => each.Result is { IsOk: true, Value.Gone: true } or { Refusal.Code: RefusalCodes.NotSignedIn })
                .Select(each => each.Item),
        ];
    }

    private static bool Answers(AgentView agent, ChannelId channel) => agent.Available && agent.May(ChannelPermissions.Respond, channel);

    /// <summary>
    /// The agent's consoles ask again. A hint: where it gets lost, they ask when they come back to the page, or reconnect.
    /// </summary>
    public async Task Tell(AgentId agent, AgentNews news)
    {
        try
        {
            await grains.Agent(agent).NoticeNews(news);
        }
        catch (Exception fault) when (ClusterFaults.IsPassing(fault))
        {
            LogNotTold(logger, fault, agent, news);
        }
    }

    [LoggerMessage(LogEvents.AgentAccessNotTold, LogLevel.Warning, "The consoles of agent {Agent} were not told of news: {News}")]
    private static partial void LogNotTold(ILogger logger, Exception fault, AgentId agent, AgentNews news);
}
