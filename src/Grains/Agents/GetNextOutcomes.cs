using OrleansChat.Delivery;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// The answers to an agent's calls of Get next, by their message ids. A chat that was accepted is found by the event in its log;
/// that nobody waited is remembered here, for as long as a copy of the call may still be under way.
/// </summary>
internal sealed class GetNextOutcomes(AgentId agent, ISessionDirectory sessions, IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly Dictionary<MessageId, (Refusal Refusal, DateTimeOffset At)> _refused = [];
    private readonly Dictionary<MessageId, Task<Result<SessionReceipt>>> _underWay = [];

    /// <summary>Accepts a chat, unless this message id has its answer already. Copies that come meanwhile wait for the same one.</summary>
    public async Task<Result<SessionReceipt>> Once(MessageId message, FrontLease? opener, Func<Task<Result<SessionReceipt>>> take)
    {
        if (_underWay.TryGetValue(message, out var same))
            return Copy(await same);
        var taking = _underWay[message] = FindOrTake(message, opener, take);
        try
        {
            return await taking;
        }
        finally
        {
            _underWay.Remove(message);
        }
    }

    /// <summary>
    /// The session tells the front of the first call what comes after its log. A copy came through another front, or later: it has to ask.
    /// </summary>
    private static Result<SessionReceipt> Copy(Result<SessionReceipt> outcome) =>
        outcome.IsOk ? outcome.Value with { Opened = null } : outcome;

    private async Task<Result<SessionReceipt>> FindOrTake(MessageId message, FrontLease? opener, Func<Task<Result<SessionReceipt>>> take) =>
        await Find(message, opener) is { } before ? before : Note(message, await take());

    /// <summary>Null: no answer yet.</summary>
    private async Task<Result<SessionReceipt>?> Find(MessageId message, FrontLease? opener)
    {
        if (_refused.TryGetValue(message, out var before))
            return before.Refusal;
        if (await sessions.FindAccepted(message, CancellationToken.None) is not { } taken)
            return null;
        var found = await grains.Session(taken).Summary();
        if (!found.IsOk)
            return found.Refusal;
        var summary = found.Value;

        // It may have gone on to somebody else since: what is theirs is not shown.
        if (summary.Agent?.Id != agent)
            return Refusal.With(RefusalCodes.NotYourChat, "agent", summary.Agent?.Name ?? "");
        var opened = opener is not null && summary.Status.IsOwned() ? (await grains.Session(taken).Subscribe(opener, 0)).Value : null;
        // It may have changed hands between the two calls.
        if (opened is { Summary: var now } && !(now.Status.IsOwned() && now.Agent?.Id == agent))
            opened = null;
        return new SessionReceipt(taken, summary.Seq, summary.LastActivityAt, summary.Status, summary, opened);
    }

    /// <summary>Remembers a refusal for good.</summary>
    private Result<SessionReceipt> Note(MessageId message, Result<SessionReceipt> outcome)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in _refused.Where(known => now - known.Value.At > Kept).ToArray())
            _refused.Remove(old);
        if (outcome is { IsOk: false, Refusal: { RetryAfter: null } refusal })
            _refused[message] = (refusal, now);
        return outcome;
    }
}
