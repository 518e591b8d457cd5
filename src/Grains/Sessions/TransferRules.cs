using OrleansChat.Agents;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// Rules of transfers: to a colleague, who accepts or rejects in time; to another channel's queue, at once; by a manager, at once too.
/// </summary>
internal static class TransferRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => command switch
    {
        RequestTransfer request => Request(request, facts),
        SettleTransfer settle => Settle(settle, facts),
        ReturnTransfer back => Return(back, facts),
        _ => facts.NotNow(command),
    };

    /// <summary>What ends a pending transfer before something else happens to the chat; nothing when there is none.</summary>
    public static IReadOnlyList<SessionEvent> Cancelled(SessionFacts facts) =>
        facts.Summary.Transfer is null ? [] : [new TransferSettled(TransferOutcome.Cancelled, null)];

    /// <summary>The events, after the end of a pending transfer. The first of them carries the message id.</summary>
    public static Decision AfterCancelling(SessionFacts facts, params IReadOnlyList<SessionEvent> events)
    {
        var cancelled = Cancelled(facts);
        return new([.. cancelled, .. events], MessageIdAt: cancelled.Count);
    }

    private static Result<Decision> Request(RequestTransfer request, SessionFacts facts)
    {
        if (!facts.Status.IsOwned())
            return facts.NotNow(request);
        var own = facts.Summary.Agent?.Id == request.From.Id;
        if (!own && !request.AsManager)
            return facts.NotYours();
        if (!own && facts.IsElsewhere(request.Channel))
            return facts.NotNow(request);
        return (request.To, request.ToChannel) switch
        {
            ({ } to, null) when to.Id == facts.Summary.Agent?.Id =>
                Refusal.With(RefusalCodes.TransferToOwner, "agent", facts.Summary.Agent.Name),
            ({ } to, null) when own => Offer(request, to, facts),
            ({ } to, null) => AtOnce(request, facts, new Accepted(to, AcceptedHow.Assigned)),
            (null, { } channel) when channel != facts.Summary.Channel =>
                AtOnce(request, facts, new Queued(channel, QueuedBecause.Transferred, AtHead: false, Position: 1)),
            _ => Refusal.With(RefusalCodes.InvalidInput, "field", "to"),
        };
    }

    private static Result<Decision> Offer(RequestTransfer request, AgentRef to, SessionFacts facts)
    {
        if (facts.Summary.Transfer is { } pending)
            return Refusal.With(RefusalCodes.TransferPending, "agent", pending.To?.Name ?? "");
        var until = facts.Context.Now + facts.Context.Settings.TransferTimeout;
        return Decision.Of(new TransferRequested(request.From, to, null, request.Note, until));
    }

    /// <summary>The log says who gave the chat away, although nobody had to answer.</summary>
    private static Decision AtOnce(RequestTransfer request, SessionFacts facts, SessionEvent outcome) => AfterCancelling(
        facts,
        new TransferRequested(request.From, request.To, request.ToChannel, request.Note),
        new TransferSettled(TransferOutcome.Accepted, null),
        outcome);

    private static Result<Decision> Settle(SettleTransfer settle, SessionFacts facts)
    {
        if (settle.Outcome > TransferOutcome.Cancelled)
            return Refusal.With(RefusalCodes.InvalidInput, "field", "outcome");
        if (facts.Summary.Transfer is not { To: { } receiver } transfer)
            return Over(settle, facts);
        var mayDecide = settle.Outcome == TransferOutcome.Cancelled ? transfer.From.Id : receiver.Id;
        if (settle.By.Id != mayDecide)
            return facts.NotYours();
        var settled = new TransferSettled(settle.Outcome, settle.By);
        return settle.Outcome == TransferOutcome.Accepted
            ? Decision.Of(settled, new Accepted(AsNamed(settle.By, receiver), AcceptedHow.Transfer))
            : Decision.Of(settled);
    }

    /// <summary>Somebody was quicker. Whoever accepts what they have already, in another window perhaps, got what they wanted.</summary>
    private static Result<Decision> Over(SettleTransfer settle, SessionFacts facts)
    {
        if (facts.Status != SessionStatus.InQueue && !facts.Status.IsOwned())
            return facts.NotNow(settle);
        var owner = facts.Status.IsOwned() ? facts.Summary.Agent : null;
        return settle.Outcome == TransferOutcome.Accepted && owner?.Id == settle.By.Id
            ? Decision.Nothing
            : Refusal.With(RefusalCodes.TransferOver, "agent", owner?.Name ?? "");
    }

    private static Result<Decision> Return(ReturnTransfer back, SessionFacts facts) =>
        facts.Summary.Transfer?.To?.Id == back.Receiver
            ? Decision.Of(new TransferSettled(TransferOutcome.Unavailable, null))
            : Decision.Nothing;

    private static AgentRef AsNamed(AgentRef now, AgentRef whenAsked) => string.IsNullOrEmpty(now.Name) ? whenAsked : now;
}
