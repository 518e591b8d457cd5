using OrleansChat.Agents;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Rules of transfers: to a colleague, who accepts or rejects; to another channel's queue, at once.</summary>
internal static class TransferRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => command switch
    {
        RequestTransfer request => Request(request, facts),
        SettleTransfer settle => Settle(settle, facts),
        _ => facts.NotNow(command),
    };

    /// <summary>What ends a pending transfer before something else happens to the chat; nothing when there is none.</summary>
    public static IReadOnlyList<SessionEvent> Cancelled(SessionFacts facts) =>
        facts.Summary.Transfer is null ? [] : [new TransferSettled(TransferOutcome.Cancelled, null)];

    private static Result<Decision> Request(RequestTransfer request, SessionFacts facts)
    {
        if (!facts.Status.IsOwned() || facts.Summary.Transfer is not null)
            return facts.NotNow(request);
        if (facts.Summary.Agent?.Id != request.From.Id)
            return facts.NotYours();
        var asked = new TransferRequested(request.From, request.To, request.ToChannel);
        return (request.To, request.ToChannel) switch
        {
            ({ } to, null) when to.Id != request.From.Id => Decision.Of(asked),
            (null, { } channel) => Decision.Of(
                asked,
                new TransferSettled(TransferOutcome.Accepted, null),
                new Queued(channel, QueuedBecause.Transferred, AtHead: false, Position: 1)),
            _ => Refusal.With(RefusalCodes.InvalidInput, "field", "to"),
        };
    }

    private static Result<Decision> Settle(SettleTransfer settle, SessionFacts facts)
    {
        if (facts.Summary.Transfer is not { To: { } receiver } transfer)
            return facts.NotNow(settle);
        var mayDecide = settle.Outcome == TransferOutcome.Cancelled ? transfer.From.Id : receiver.Id;
        if (settle.By.Id != mayDecide)
            return facts.NotYours();
        var settled = new TransferSettled(settle.Outcome, settle.By);
        return settle.Outcome == TransferOutcome.Accepted
            ? Decision.Of(settled, new Accepted(AsNamed(settle.By, receiver), AcceptedHow.Transfer))
            : Decision.Of(settled);
    }

    private static AgentRef AsNamed(AgentRef now, AgentRef whenAsked) => string.IsNullOrEmpty(now.Name) ? whenAsked : now;
}
