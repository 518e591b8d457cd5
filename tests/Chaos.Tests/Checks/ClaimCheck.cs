using OrleansChat.Chaos.Clients;

namespace OrleansChat.Chaos.Checks;

/// <summary>Compares what agents were answered to "get next" with the accept events of all logs.</summary>
internal static class ClaimCheck
{
    /// <param name="agent">Who asked.</param>
    /// <param name="claims">The answers.</param>
    /// <param name="accepted">Sessions by the message id of their accept events, over all chats.</param>
    public static IEnumerable<string> Violations(string agent, IEnumerable<Claim> claims, ILookup<string, string> accepted)
    {
        foreach (var claim in claims)
        {
            string[] taken = [.. accepted[claim.MessageId]];
            if (claim.SessionId is { } session && !taken.SequenceEqual([session]))
                yield return $"{agent} was given session {session} under {claim.MessageId}, which took [{string.Join(", ", taken)}]";
            if (claim.RefusedWith == "queue.empty" && taken.Length > 0)
                yield return $"{agent} was told under {claim.MessageId} that nobody waits, and it took {string.Join(", ", taken)}";
        }
    }
}
