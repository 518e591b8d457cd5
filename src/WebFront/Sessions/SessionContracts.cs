using System.Diagnostics.CodeAnalysis;
using OrleansChat.Agents;
using OrleansChat.Edge.Contracts;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>
/// One event of a session's log as browsers see it. Flat: which fields are set depends on <see cref="Type"/> (docs/protocol.md
/// has the table). Agents get <c>hidden</c> for what is not theirs to see: the seq stays, so that gaps show. Visitors get nothing for it,
/// and their seqs count what they see.
/// </summary>
public sealed record EventView
{
    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, or <c>hidden</c>.</summary>
    [OneOf("EventType")]
    public required string Type { get; init; }

    /// <summary>The sender's idempotency key, 32 hexadecimal digits.</summary>
    public string? MessageId { get; init; }
    public AuthorView? By { get; init; }
    public string? Text { get; init; }

    /// <summary>Of a message.</summary>
    [OneOf("MessageKind")]
    public string? Kind { get; init; }

    /// <summary>Of a message: it was deleted, and its text is gone. Null: it was not.</summary>
    public bool? Erased { get; init; }

    /// <summary>Read up to here; or the seq of the deleted message.</summary>
    public long? UpTo { get; init; }

    /// <summary>The session's status after this event, where the event changes it.</summary>
    [OneOf("SessionStatus")]
    public string? Status { get; init; }

    /// <summary>
    /// Of queued, ended, accepted, transferSettled, warning: why or how, as a word. Visitors read of queued and accepted only what they
    /// notice: agentGone, transferred, reopened.
    /// </summary>
    [OneOf("EventReason")]
    public string? Reason { get; init; }

    /// <summary>Of a transfer or a whisper: to whom.</summary>
    public AuthorView? To { get; init; }

    /// <summary>
    /// Of queued: place in the queue; of rated: stars; of an agent's read, for agents: the customer's messages after <see cref="UpTo"/>.
    /// </summary>
    public int? Number { get; init; }

    /// <summary>
    /// For agents. Of a transfer to a colleague: when it ends unless they have answered; of queued: until then only managers may take it.
    /// </summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of a note: the colleagues whom it mentions.</summary>
    public IReadOnlyList<AuthorView>? Mentions { get; init; }

    /// <summary>Of a message of kind file: the file. Null where it was deleted.</summary>
    public FileView? File { get; init; }

    /// <summary>Of tags: those that were put on the chat.</summary>
    public IReadOnlyList<TagRefView>? Added { get; init; }

    /// <summary>Of tags: those that were taken off.</summary>
    public IReadOnlyList<TagRefView>? Removed { get; init; }

    /// <summary>Of a link message, whose text is the same in words.</summary>
    public LinkView? Link { get; init; }

    /// <summary>Of faqSuggested: the articles, the best first; of faqRead: the one that the visitor opened.</summary>
    public IReadOnlyList<SuggestedArticleView>? Articles { get; init; }
}

/// <summary>A page of this server that was sent. Address: its path. Excerpt: its first words.</summary>
public sealed record LinkView(string Address, string Title, string? Excerpt);

/// <summary>An article of the FAQ, as it was when it was suggested.</summary>
/// <param name="Id">Which.</param>
/// <param name="Language">BCP 47, that it was shown in.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Excerpt">Its first words; null: not shown.</param>
/// <param name="Address">Path of its page on this server; null: it is not known on which channel's pages it is.</param>
public sealed record SuggestedArticleView(string Id, string Language, string Title, string? Excerpt, string? Address);

/// <summary>A tag, by the name that it had then.</summary>
public sealed record TagRefView(string Id, string Name);

/// <summary>Who; the id is for agents' eyes.</summary>
public sealed record AuthorView([OneOf("AuthorKind")] string Kind, string? Name, string? AgentId, string? Photo = null);

/// <summary>New events of a session, consecutive. A client that sees a gap calls Sync.</summary>
public sealed record EventsPush(string SessionId, IReadOnlyList<EventView> Events);

/// <summary>The other side types, or stopped. Shown for at most <c>typingShown</c> unless renewed.</summary>
public sealed record TypingPush(string SessionId, AuthorView By, bool Active, string? Preview);

/// <summary>
/// Since when no window of the visitor is open; null: one is. Told anew with each following of the chat, where it is known.
/// </summary>
public sealed record VisitorPush(string SessionId, DateTimeOffset? LeftAt);

/// <summary>
/// A piece of a session's log. <paramref name="More"/>: call again after the last seq.
/// <paramref name="StartOver"/>: the log ends before the seq that was asked for (an older copy of the
/// database was put back), and this is its beginning: drop what is held of it. Null: it is not so.
/// <paramref name="Numbering"/>: of a visitor's page, how its seqs count; a page with another one than what is held is no
/// continuation of it. Null: as the log does, for agents and from fronts of before.
/// </summary>
public sealed record EventsPage(
    string SessionId,
    [OneOf("SessionStatus")] string Status,
    long LastSeq,
    bool More,
    IReadOnlyList<EventView> Events,
    bool? StartOver = null,
    int? Numbering = null);

/// <summary>
/// A session as a line of a list. Newer news of a session has a higher <see cref="Seq"/>. Lists (boards, queues, figures) leave out
/// company, phone, country, page and language; texts are cut after <c>excerptLength</c>.
/// </summary>
public record SessionRow
{
    /// <summary>
    /// True: this agent may not read the chat, and everything that it says, or that says who the visitor is, is left out: the fields from
    /// customerName to lastMessage, pageUrl, language, tags and noteCount.
    /// </summary>
    public bool? Masked { get; init; }
    public required string Id { get; init; }
    public required string ChannelId { get; init; }
    public required long Seq { get; init; }

    [OneOf("SessionStatus")]
    public required string Status { get; init; }
    public string? CustomerName { get; init; }
    public string? CustomerEmail { get; init; }
    public string? CustomerCompany { get; init; }
    public string? CustomerPhone { get; init; }
    public string? CustomerCountry { get; init; }
    public string? FirstMessage { get; init; }
    public string? LastMessage { get; init; }

    /// <summary>Who wrote <see cref="LastMessage"/>.</summary>
    [OneOf("AuthorKind")]
    public string? LastAuthor { get; init; }
    public required int Unread { get; init; }
    public required int MessageCount { get; init; }
    public required long ReadByCustomer { get; init; }
    public required long ReadByAgent { get; init; }
    public string? AgentId { get; init; }
    public string? AgentName { get; init; }

    /// <summary>Id of the agent that is offered the chat, while a transfer is pending.</summary>
    public string? TransferTo { get; init; }
    public string? TransferFrom { get; init; }
    public string? TransferToName { get; init; }
    public string? TransferFromName { get; init; }

    /// <summary>When the transfer ends unless it is answered.</summary>
    public DateTimeOffset? TransferUntil { get; init; }

    /// <summary>What its sender wrote to the colleague.</summary>
    public string? TransferNote { get; init; }

    /// <summary>While it waits: until then only managers of the channel may take it.</summary>
    public DateTimeOffset? ManagersUntil { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? QueuedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required DateTimeOffset LastActivityAt { get; init; }
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>The warnings that were raised for the wait of now; null: none.</summary>
    [OneOf("WarningKind")]
    public IReadOnlyList<string>? Warned { get; init; }

    /// <summary>When the last of them was raised.</summary>
    public DateTimeOffset? WarnedAt { get; init; }
    public string? PageUrl { get; init; }
    public string? Language { get; init; }

    /// <summary>Ids of the tags on the chat; null: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Notes among agents; null: none.</summary>
    public int? NoteCount { get; init; }
}

/// <summary>
/// The line of a chat that the agent accepted, and its log from the beginning,
/// whose events are pushed from now on: as <c>Open</c> would answer it.
/// </summary>
public sealed record AcceptedChat : SessionRow
{
    public AcceptedChat()
    {
    }

    [SetsRequiredMembers]
    internal AcceptedChat(SessionRow row, EventsPage? log)
        : base(row) => Log = log;

    /// <summary>Null: ask with Open. The chat has gone on to somebody else since, or its log cannot be had just now.</summary>
    public EventsPage? Log { get; init; }
}

/// <summary>A session's line and a piece of its log. <paramref name="Listening"/>: read-only for this agent.</summary>
public sealed record AgentChat(SessionRow Row, bool Listening, EventsPage Log);

/// <summary>A message.</summary>
public sealed record AgentMessage(string SessionId, string MessageId, [Bounds(1, AgentInput.TextLength)] string Text);
