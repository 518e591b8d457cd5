using OrleansChat.Channels;
using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>The events that a command becomes. The event at <paramref name="MessageIdAt"/> carries the sender's message id.</summary>
public sealed record Decision(IReadOnlyList<SessionEvent> Events, int MessageIdAt = 0)
{
    /// <summary>The command changes nothing: what it asks for is so already.</summary>
    public static readonly Decision Nothing = new([]);

    public static Result<Decision> Of(params IReadOnlyList<SessionEvent> events) => new Decision(events);
}

/// <summary>What the rules know besides the session itself.</summary>
/// <param name="Settings">The channel's, as of now.</param>
/// <param name="Now">The time of the decision.</param>
/// <param name="Target">The message that a <see cref="DeleteMessage"/> is about, from the log.</param>
/// <param name="VisitorSeen">When a window of the visitor was last known to be there; null: nobody knows.</param>
/// <param name="AbandonAfter">How long a waiting visitor may be without a window; null: the channel's idle time.</param>
public sealed record DecisionContext(
    ChannelSettings Settings,
    DateTimeOffset Now,
    LoggedEvent? Target = null,
    DateTimeOffset? VisitorSeen = null,
    TimeSpan? AbandonAfter = null);

/// <summary>What the rules of a started session look at.</summary>
/// <param name="Summary">The session.</param>
/// <param name="Context">The world.</param>
/// <param name="UnreadByAgent">Seqs of customer messages that the agent has not seen.</param>
/// <param name="Suggested">Articles that were suggested and that the visitor has not opened; null: none.</param>
internal sealed record SessionFacts(
    SessionSummary Summary,
    DecisionContext Context,
    IReadOnlyList<long> UnreadByAgent,
    IReadOnlyList<SuggestedArticle>? Suggested = null)
{
    public SessionStatus Status => Summary.Status;

    /// <summary>The refusal for a command that the state does not allow.</summary>
    public Refusal NotNow(SessionCommand command) => Status switch
    {
        SessionStatus.Finished or SessionStatus.Closed or SessionStatus.ClosedFromQueue or SessionStatus.RequestPosted =>
            Refusal.With(RefusalCodes.Ended, "status", Status.ToString()),
        SessionStatus.Deleted => new(RefusalCodes.SessionNotFound),
        _ => new(RefusalCodes.NotAllowedInState, new Dictionary<string, string>
        {
            ["status"] = Status.ToString(),
            ["command"] = command.RefusalName,
        }),
    };

    /// <summary>Whether the permission that the sender has is for another channel than the chat is on by now.</summary>
    public bool IsElsewhere(ChannelId? channel) => channel is { } seen && seen != Summary.Channel;

    /// <summary>The refusal for an agent that does not have the chat.</summary>
    public Refusal NotYours() => Refusal.With(RefusalCodes.NotYourChat, "agent", Summary.Agent?.Name ?? "");
}
