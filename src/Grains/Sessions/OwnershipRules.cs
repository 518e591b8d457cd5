using OrleansChat.Channels;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Rules of who has the chat: one winner, a manager's take-over, the release of a vanished agent's chat.</summary>
internal static class OwnershipRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => command switch
    {
        AcceptSession accept => Accept(accept, facts),
        TakeOver take => TakeOver(take, facts),
        ReleaseFromAgent release => Release(release, facts),
        PutBack back => PutBackInQueue(back, facts),
        _ => facts.NotNow(command),
    };

    private static Result<Decision> Accept(AcceptSession accept, SessionFacts facts)
    {
        if (facts.Status.IsOwned())
        {
            // "Get next" is to give a chat that the agent does not have: no event would say that this one was its answer.
            return facts.Summary.Agent?.Id == accept.Agent.Id && accept.How != AcceptedHow.GetNext
                ? Decision.Nothing
                : Refusal.With(RefusalCodes.AlreadyTaken, "agent", facts.Summary.Agent?.Name ?? "");
        }

        if (facts.Status != SessionStatus.InQueue || facts.IsElsewhere(accept.Channel))
            return facts.NotNow(accept);
        if (!accept.AsManager && facts.Summary.ManagersUntil > facts.Context.Now)
            return new Refusal(RefusalCodes.ForManagers);
        var accepted = new Accepted(accept.Agent, accept.How);
        return facts.Summary.BotActive ? new Decision([new BotSwitched(false, null), accepted], MessageIdAt: 1) : Decision.Of(accepted);
    }

    private static Result<Decision> TakeOver(TakeOver take, SessionFacts facts)
    {
        if (!facts.Status.IsOwned())
            return facts.NotNow(take);
        if (facts.Summary.Agent?.Id == take.To.Id)
            return Decision.Nothing;
        if (facts.IsElsewhere(take.Channel))
            return facts.NotNow(take);
        return TransferRules.AfterCancelling(facts, new Accepted(take.To, AcceptedHow.TakeOver));
    }

    private static Result<Decision> Release(ReleaseFromAgent release, SessionFacts facts)
    {
        var owes = facts.Status == SessionStatus.CustomerLast && facts.Summary.Agent?.Id == release.Agent;
        // A colleague who is being asked may take the chat sooner than the queue would; the offer ends by itself.
        if (!owes || facts.Summary.Transfer is not null)
            return Decision.Nothing;
        var settings = facts.Context.Settings;
        DateTimeOffset? managersUntil = settings.LeftBehindChats == LeftBehindChats.Managers
            ? facts.Context.Now + settings.TransferTimeout
            : null;
        return Decision.Of(
            new Queued(facts.Summary.Channel, QueuedBecause.AgentGone, AtHead: true, Position: 1, ManagersUntil: managersUntil));
    }

    /// <summary>
    /// Unanswered since it was taken, and taken just now by this agent from the queue: it goes back to the place that it had there, and
    /// nobody who waits longer is passed (guarantee N8).
    /// </summary>
    private static Result<Decision> PutBackInQueue(PutBack back, SessionFacts facts)
    {
        if (!facts.Status.IsOwned())
            return facts.NotNow(back);
        if (facts.Summary.Agent?.Id != back.Agent.Id)
            return facts.NotYours();
        return facts.Summary is { Taken: { } taken, Transfer: null } && facts.Context.Now - taken.At <= SessionLimits.PutBackWithin
            ? Decision.Of(new Queued(facts.Summary.Channel, QueuedBecause.PutBack, taken.AtHead, Position: 1))
            : new Refusal(RefusalCodes.TooLateToPutBack);
    }
}
