using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>The only way from hubs and endpoints to a session: nobody gets one without having shown the right to it.</summary>
internal sealed class SessionAccess(IGrainFactory grains, ISessionDirectory sessions, GrainCalls calls, VisitorTokens tokens)
{
    /// <summary>The chat that a token is for.</summary>
    public Result<VisitorSession> ForVisitor(string token, ChannelId channel) =>
        tokens.Read(token) is { } ticket && ticket.Channel == channel
            ? Visitor(ticket)
            : new Refusal(RefusalCodes.TokenInvalid);

    /// <summary>The chat that a token is for, on whichever channel.</summary>
    public Result<VisitorSession> ForVisitor(string token) =>
        tokens.Read(token) is { } ticket ? Visitor(ticket) : new Refusal(RefusalCodes.TokenInvalid);

    /// <summary>
    /// Whether whoever has this visitor's key has an open chat on the channel, or one that this very start made or wrote to.
    /// </summary>
    public async Task<bool> HasChat(ChannelId channel, VisitorId visitor, MessageId start) =>
        await sessions.FindOpen(channel, visitor, CancellationToken.None) is not null
        || await sessions.Find(SessionId.Of(channel, visitor, start), CancellationToken.None) is not null
        || await sessions.FindSent(channel, visitor, start, CancellationToken.None) is not null;

    /// <summary>The visitor's open chat on the channel, or a new one.</summary>
    public async Task<Result<VisitorSession>> Start(StartSession start)
    {
        var visitor = grains.Visitor(start.Channel, start.Visitor);
        var receipt = await calls.Repeat(() => visitor.StartOrResume(start));
        return receipt.Map(started => Visitor(tokens.Read(tokens.Issue(started.Session, start.Channel, start.Visitor))!));
    }

    /// <summary>A chat that the agent may read.</summary>
    public async Task<Result<AgentSession>> ForReading(AgentView agent, SessionId session)
    {
        var found = await Find(session);
        if (!found.IsOk)
            return found.Refusal;
        return agent.RefusesReading(found.Value) is { } refusal ? refusal : Agent(agent, found.Value);
    }

    /// <summary>A chat that the agent may take, if its state allows it.</summary>
    public async Task<Result<AgentSession>> ForTaking(AgentView agent, SessionId session)
    {
        var found = await Find(session);
        if (!found.IsOk)
            return found.Refusal;
        if (!agent.IsOwn(found.Value) && !agent.Works(found.Value.Channel))
            return new Refusal(RefusalCodes.SessionNotFound);
        // What is offered to the managers first they may take, even those who do not respond otherwise.
        var offered = found.Value.ManagersUntil is not null && agent.Manages(found.Value);
        return offered || agent.May(ChannelPermissions.Respond, found.Value.Channel)
            ? Agent(agent, found.Value)
            : AgentPermissions.Missing(ChannelPermissions.Respond);
    }

    /// <summary>A chat that the agent has, so that they may end it.</summary>
    public async Task<Result<AgentSession>> ForEnding(AgentView agent, SessionId session)
    {
        var found = await ForReading(agent, session);
        if (!found.IsOk || agent.IsOwn(found.Value.Summary!))
            return found;
        return new Refusal(RefusalCodes.NotYourChat);
    }

    /// <summary>A chat that the agent had last, and may go on with: they still respond on its channel.</summary>
    public async Task<Result<AgentSession>> ForReopening(AgentView agent, SessionId session)
    {
        var found = await ForEnding(agent, session);
        if (!found.IsOk || agent.May(ChannelPermissions.Respond, found.Value.Summary!.Channel))
            return found;
        return AgentPermissions.Missing(ChannelPermissions.Respond);
    }

    /// <summary>A chat that the agent has, or whose channel they manage, so that they may give it to somebody else.</summary>
    public async Task<Result<AgentSession>> ForTransferring(AgentView agent, SessionId session)
    {
        var found = await ForReading(agent, session);
        if (!found.IsOk || agent.IsOwn(found.Value.Summary!) || agent.Manages(found.Value.Summary!))
            return found;
        return new Refusal(RefusalCodes.NotYourChat);
    }

    /// <summary>
    /// A chat of which a transfer is accepted, rejected or cancelled. Whether there is one, and whose, the session's own rules say: it may
    /// be over by now, and whoever works on the channel is told so.
    /// </summary>
    public async Task<Result<AgentSession>> ForTransfer(AgentView agent, SessionId session, bool accepts)
    {
        var found = await Find(session);
        if (!found.IsOk)
            return found.Refusal;
        if (!agent.IsOwn(found.Value) && !agent.Works(found.Value.Channel))
            return new Refusal(RefusalCodes.SessionNotFound);
        var has = found.Value.Status.IsOwned() && found.Value.Agent?.Id == agent.Agent.Id;
        return !accepts || has || agent.May(ChannelPermissions.Respond, found.Value.Channel)
            ? Agent(agent, found.Value)
            : AgentPermissions.Missing(ChannelPermissions.Respond);
    }

    /// <summary>A colleague's chat, for a manager of its channel.</summary>
    public async Task<Result<AgentSession>> ForTakingOver(AgentView agent, SessionId session)
    {
        var found = await Find(session);
        if (!found.IsOk)
            return found.Refusal;
        if (!agent.IsOwn(found.Value) && !agent.Works(found.Value.Channel))
            return new Refusal(RefusalCodes.SessionNotFound);
        return agent.Manages(found.Value) ? Agent(agent, found.Value) : AgentPermissions.Missing(ChannelPermissions.Manager);
    }

    /// <summary>A chat whose tags the agent may change: that takes more than having been mentioned there.</summary>
    public async Task<Result<AgentSession>> ForMarking(AgentView agent, SessionId session)
    {
        var found = await ForReading(agent, session);
        return !found.IsOk || agent.MayMark(found.Value.Summary!) ? found : AgentPermissions.Missing(ChannelPermissions.ListenIn);
    }

    /// <summary>A chat of a channel that the agent manages.</summary>
    public async Task<Result<AgentSession>> ForManaging(AgentView agent, SessionId session)
    {
        var found = await ForReading(agent, session);
        return !found.IsOk || agent.May(ChannelPermissions.Manager, found.Value.Summary!.Channel)
            ? found
            : AgentPermissions.Missing(ChannelPermissions.Manager);
    }

    /// <summary>
    /// A chat in which the agent writes: the session's own rules refuse everybody but its agent. Where it was seen to be theirs
    /// that costs no call; others must at least be allowed to read it, else there is no such chat.
    /// </summary>
    public async ValueTask<Result<AgentSession>> ForWriting(AgentView agent, SessionId session, bool seenAsOwn) => seenAsOwn
        ? new AgentSession(grains.Session(session), calls, agent.Agent, null)
        : await ForReading(agent, session);

    private Task<Result<SessionSummary>> Find(SessionId session) => calls.Repeat(grains.Session(session).Summary);

    private VisitorSession Visitor(VisitorTicket ticket) => new(grains.Session(ticket.Session), calls, ticket);

    private AgentSession Agent(AgentView agent, SessionSummary summary) =>
        new(grains.Session(summary.Id), calls, agent.Agent, summary, agent.Manages(summary));
}
