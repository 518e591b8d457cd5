using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>Rules of the end: ending, returning, closing, rating, and what the clock ends.</summary>
internal static class EndingRules
{
    public static Result<Decision> Decide(SessionCommand command, SessionFacts facts) => command switch
    {
        EndSession end => End(end, facts),
        CloseSession close when facts.Status == SessionStatus.Finished =>
            Decision.Of(new SessionEnded(EndReason.AfterPostChat, close.By, SessionStatus.Closed)),
        ReopenSession { By.Kind: AuthorKind.Agent } reopen => TakeBack(reopen, facts),
        ReopenSession reopen when facts.Status == SessionStatus.Finished => Reopen(reopen, facts),
        RateSession rate => Rate(rate, facts),
        TickSession => Decision.Of([.. DueNow(facts)]),
        _ => facts.NotNow(command),
    };

    private static Result<Decision> End(EndSession end, SessionFacts facts)
    {
        var reason = end.By.Kind switch
        {
            AuthorKind.Customer => EndReason.ByCustomer,
            AuthorKind.System => EndReason.ChannelDeleted,
            _ => EndReason.ByAgent,
        };
        switch (facts.Status)
        {
            case SessionStatus.InQueue:
                var left = end.By.Kind == AuthorKind.Customer ? EndReason.LeftQueue : reason;
                return Decision.Of(new SessionEnded(left, end.By, SessionStatus.ClosedFromQueue));
            case SessionStatus.PreChatForm or SessionStatus.FaqSuggestion or SessionStatus.OfflineForm:
                return Decision.Of(new SessionEnded(reason, end.By, SessionStatus.Closed));
            case SessionStatus.CustomerLast or SessionStatus.AgentLast when end.By.Kind != AuthorKind.System:
                if (end.By.Kind == AuthorKind.Agent && end.By.Agent != facts.Summary.Agent?.Id)
                    return facts.NotYours();
                var after = SessionDeadlines.AfterChat(facts.Context.Settings);
                return TransferRules.AfterCancelling(facts, new SessionEnded(reason, end.By, after));
            default:
                return facts.NotNow(end);
        }
    }

    private static Result<Decision> Reopen(ReopenSession reopen, SessionFacts facts)
    {
        var opened = new Reopened(reopen.By);
        if (reopen.AgentPresent && facts.Summary.Agent is { } agent)
            return Decision.Of(opened, new Accepted(agent, AcceptedHow.Reopened));
        return reopen.ChannelGone
            ? new Refusal(RefusalCodes.ChannelNotFound)
            : Decision.Of(opened, new Queued(facts.Summary.Channel, QueuedBecause.Reopened, AtHead: false, Position: 1));
    }

    /// <summary>
    /// Its agent opens again what they, or the idle time, ended: with the form after the chat or without. The chat is where it was. What
    /// the customer ended stays so.
    /// </summary>
    private static Result<Decision> TakeBack(ReopenSession reopen, SessionFacts facts)
    {
        var summary = facts.Summary;
        if (summary.Agent is not { } agent || agent.Id != reopen.By.Agent)
            return facts.NotYours();
        if (facts.Status.IsOwned())
            return Decision.Nothing;
        var possible = facts.Status is SessionStatus.Finished or SessionStatus.Closed
            && summary.EndReason is EndReason.ByAgent or EndReason.IdleTimeout
            && facts.Context.Now - summary.EndedAt <= SessionDeadlines.TakeBackWithin(facts.Context.Settings);
        if (!possible)
            return new Refusal(RefusalCodes.ReopeningNotAllowed);
        return Decision.Of(summary.LastAuthor == AuthorKind.Agent
            ? new Reopened(reopen.By, SessionStatus.AgentLast)
            : new Reopened(reopen.By, SessionStatus.CustomerLast, summary.LastActivityAt));
    }

    /// <summary>Once, after the end, and only if somebody answered (guarantee N15).</summary>
    private static Result<Decision> Rate(RateSession rate, SessionFacts facts)
    {
        if (rate.Stars is < 1 or > SessionLimits.MostStars)
            return Refusal.With(RefusalCodes.InvalidInput, "field", "stars");
        if (facts.Summary.Rating == rate.Stars && facts.Summary.RatingComment == rate.Comment)
            return Decision.Nothing;
        var ended = facts.Status is SessionStatus.Finished or SessionStatus.Closed;
        if (!ended || facts.Summary.FirstReplyAt is null || facts.Summary.Rating is not null)
        {
            return new Refusal(RefusalCodes.NotAllowedInState, new Dictionary<string, string>
            {
                ["status"] = facts.Status.ToString(),
                ["command"] = nameof(RateSession),
            });
        }

        return Decision.Of(new Rated(rate.Stars, rate.Comment));
    }

    private static IEnumerable<SessionEvent> DueNow(SessionFacts facts)
    {
        var pending = facts.Summary.Transfer is not null;
        foreach (var due in SessionDeadlines.Due(facts.Summary, facts.Context))
        {
            if (due is TransferSettled)
            {
                // After the end, which cancels it, there is nothing left to expire.
                if (!pending)
                    continue;
                pending = false;
            }
            else if (due is SessionEnded && pending)
            {
                pending = false;
                yield return new TransferSettled(TransferOutcome.Cancelled, null);
            }

            yield return due;
        }
    }
}
