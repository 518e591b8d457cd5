using OrleansChat.Agents;
using OrleansChat.Channels;

namespace OrleansChat.Sessions;

/// <summary>
/// A session at a glance (requirement S2): what lists, queues and statistics read. A pure fold of the log up to
/// <see cref="Seq"/>, stored in the same transaction as the events. All times are UTC.
/// </summary>
[GenerateSerializer, Alias("chat.session-summary"), Immutable]
public sealed record SessionSummary
{
    [Id(0)] public required SessionId Id { get; init; }
    [Id(1)] public required ChannelId Channel { get; init; }
    [Id(2)] public required VisitorId Visitor { get; init; }

    /// <summary>Last event folded in.</summary>
    [Id(3)] public long Seq { get; init; }
    [Id(4)] public SessionStatus Status { get; init; }
    [Id(5)] public Customer Customer { get; init; } = Customer.Unknown;
    [Id(6)] public Visit Visit { get; init; } = Visit.Unknown;
    [Id(7)] public bool Consent { get; init; }

    [Id(8)] public DateTimeOffset RequestedAt { get; init; }
    [Id(9)] public DateTimeOffset LastActivityAt { get; init; }

    /// <summary>Since when it waits; null when not in queue.</summary>
    [Id(10)] public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Waits before everybody who came in the ordinary way.</summary>
    [Id(11)] public bool QueuedAtHead { get; init; }

    /// <summary>Place in the queue at the start (1-based); 0: never queued.</summary>
    [Id(12)] public int QueuePosition { get; init; }
    [Id(13)] public DateTimeOffset? AcceptedAt { get; init; }
    [Id(14)] public DateTimeOffset? FirstReplyAt { get; init; }
    [Id(15)] public DateTimeOffset? EndedAt { get; init; }
    [Id(16)] public EndReason? EndReason { get; init; }

    /// <summary>The agent that has the chat, or had it last.</summary>
    [Id(17)] public AgentRef? Agent { get; init; }
    [Id(18)] public PendingTransfer? Transfer { get; init; }

    [Id(19)] public string? FirstMessage { get; init; }
    [Id(20)] public string? LastMessage { get; init; }
    [Id(21)] public AuthorKind? LastAuthor { get; init; }
    [Id(22)] public int MessageCount { get; init; }

    /// <summary>Customer messages that the agent has not seen.</summary>
    [Id(23)] public int UnreadByAgent { get; init; }
    [Id(24)] public long ReadByAgent { get; init; }
    [Id(25)] public long ReadByCustomer { get; init; }

    /// <summary>First customer message that has no agent answer yet; null when the agent owes nothing.</summary>
    [Id(26)] public DateTimeOffset? UnansweredSince { get; init; }
    [Id(27)] public bool BotActive { get; init; }
    [Id(28)] public int? Rating { get; init; }
    [Id(29)] public string? RatingComment { get; init; }
    [Id(30)] public string? Contact { get; init; }
    [Id(31)] public string? Company { get; init; }
    [Id(32)] public string? Request { get; init; }

    /// <summary>The next moment at which the session must be looked at even if nobody calls it; null: never.</summary>
    [Id(33)] public DateTimeOffset? DueAt { get; init; }

    /// <summary>Warnings raised for the current wait, as bits of <see cref="WarningKind"/>.</summary>
    [Id(34)] public int Warned { get; init; }

    /// <summary>A bot had the session and handed it off: it is never called again.</summary>
    [Id(35)] public bool BotHandedOff { get; init; }

    /// <summary>Where <see cref="FirstMessage"/> stands, also after its text was deleted.</summary>
    [Id(40)] public long? FirstMessageSeq { get; init; }

    /// <summary>Where <see cref="LastMessage"/> stands, also after its text was deleted.</summary>
    [Id(41)] public long? LastMessageSeq { get; init; }

    /// <summary>
    /// When the last of <see cref="Warned"/> was raised; null: none was, or by a release that did not keep it.
    /// </summary>
    [Id(50)] public DateTimeOffset? WarnedAt { get; init; }

    /// <summary>Who transferred the chat to the present agent, and may follow it as long as that agent has it; null: nobody.</summary>
    [Id(60)] public AgentId? HandedOverBy { get; init; }

    /// <summary>While it waits: until then only managers of the channel may take it; null: whoever may respond.</summary>
    [Id(61)] public DateTimeOffset? ManagersUntil { get; init; }

    /// <summary>Where the present agent took it from the queue; null: they did not, or have answered since.</summary>
    [Id(62)] public TakenFromQueue? Taken { get; init; }

    /// <summary>Ids of the tags on it, in the order in which they came, with a comma between; null: none.</summary>
    [Id(53)] public string? Tags { get; init; }

    /// <summary>Ids of the agents whom a note has mentioned, with a comma between; null: none. They may read the chat.</summary>
    [Id(51)] public string? Mentioned { get; init; }

    /// <summary>Notes among agents.</summary>
    [Id(52)] public int NoteCount { get; init; }

    /// <summary>When the visitor asked for an agent after all, having read what was suggested first; null: they did at once.</summary>
    [Id(63)] public DateTimeOffset? AskedAt { get; init; }
}

/// <summary>The place in the queue that a chat had when an agent took it. <paramref name="At"/>: when they did.</summary>
[GenerateSerializer, Alias("chat.taken-from-queue"), Immutable]
public sealed record TakenFromQueue(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] DateTimeOffset QueuedAt,
    [property: Id(2)] bool AtHead);

/// <summary>A transfer that waits to be accepted. Exactly one of the targets is set.</summary>
[GenerateSerializer, Alias("chat.pending-transfer"), Immutable]
public sealed record PendingTransfer(
    [property: Id(0)] AgentRef From,
    [property: Id(1)] AgentRef? To,
    [property: Id(2)] ChannelId? ToChannel,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Note = null,
    [property: Id(5)] DateTimeOffset? Until = null);

/// <summary>What a summary holds as lists of ids: values that compare, and stay small in the table.</summary>
public static class SessionSummaryLists
{
    public static IReadOnlyList<string> TagIds(this SessionSummary summary) => summary.Tags?.Split(',') ?? [];

    public static IEnumerable<AgentId> MentionedAgents(this SessionSummary summary) =>
        summary.Mentioned?.Split(',').Select(static id => new AgentId(Guid.Parse(id))) ?? [];

    public static bool Mentions(this SessionSummary summary, AgentId agent) =>
        summary.Mentioned is { } mentioned && mentioned.Contains(agent.ToString(), StringComparison.Ordinal);
}
