using System.Text.Json.Serialization;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>
/// One thing that happened in a session: the unit of its log. Stored as JSON under the discriminator
/// <c>type</c>; names and discriminators are for ever (tests/Storage.Tests/Sessions/golden).
/// Each says by <see cref="VisibleToAttribute"/> who may see it.
/// </summary>
[GenerateSerializer, Alias("chat.event"), Immutable]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionStarted), "started")]
[JsonDerivedType(typeof(PreChatSubmitted), "pre-chat-submitted")]
[JsonDerivedType(typeof(FaqSuggested), "faq-suggested")]
[JsonDerivedType(typeof(FaqRead), "faq-read")]
[JsonDerivedType(typeof(FaqAnswered), "faq-answered")]
[JsonDerivedType(typeof(OfflineOffered), "offline-offered")]
[JsonDerivedType(typeof(RequestPosted), "request-posted")]
[JsonDerivedType(typeof(Queued), "queued")]
[JsonDerivedType(typeof(MessageSent), "message")]
[JsonDerivedType(typeof(MessageDeleted), "message-deleted")]
[JsonDerivedType(typeof(MessagesRead), "read")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(TransferRequested), "transfer-requested")]
[JsonDerivedType(typeof(TransferSettled), "transfer-settled")]
[JsonDerivedType(typeof(SessionEnded), "ended")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Rated), "rated")]
[JsonDerivedType(typeof(WarningRaised), "warning")]
[JsonDerivedType(typeof(Linked), "linked")]
[JsonDerivedType(typeof(BotSwitched), "bot")]
[JsonDerivedType(typeof(SessionDeleted), "deleted")]
[JsonDerivedType(typeof(CommandRefused), "refused")]
[JsonDerivedType(typeof(NoteAdded), "note")]
[JsonDerivedType(typeof(WhisperSent), "whisper")]
[JsonDerivedType(typeof(TagsChanged), "tags")]
public abstract record SessionEvent
{
    /// <summary>Set where words or personal data of this event were erased: what is left is their place. Null: as it was.</summary>
    [Id(0)] public Erasure? Erased { get; init; }
}

/// <summary>That the body of an event is gone from the log.</summary>
/// <param name="At">When.</param>
/// <param name="By">Seq of the event that erased it.</param>
/// <param name="Hash">Room for what a chain of hashes needs once the body is gone; not used yet.</param>
[GenerateSerializer, Alias("chat.erasure"), Immutable]
public sealed record Erasure(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] long By,
    [property: Id(2)] string? Hash = null);

/// <summary>The first event of every log. <paramref name="Entry"/>: the state that the session starts in.</summary>
[GenerateSerializer, Alias("chat.event.started"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record SessionStarted(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] VisitorId Visitor,
    [property: Id(2)] Visit Visit,
    [property: Id(3)] SessionStatus Entry) : SessionEvent;

/// <summary>The visitor sent the form before the chat.</summary>
[GenerateSerializer, Alias("chat.event.pre-chat-submitted"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record PreChatSubmitted([property: Id(0)] Customer Customer, [property: Id(1)] bool Consent) : SessionEvent;

/// <summary>Articles were shown that may answer the question.</summary>
/// <param name="Articles">Their ids.</param>
/// <param name="Shown">What was shown of them, the best first; null: a silo of before wrote only the ids.</param>
/// <param name="Channel">Under whose address they are; null: a silo of before did not say.</param>
[GenerateSerializer, Alias("chat.event.faq-suggested"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record FaqSuggested(
    [property: Id(0)] IReadOnlyList<string> Articles,
    [property: Id(1)] IReadOnlyList<SuggestedArticle>? Shown = null,
    [property: Id(2)] ChannelId? Channel = null) : SessionEvent;

/// <summary>The visitor opened one of the suggested articles, for the first time.</summary>
[GenerateSerializer, Alias("chat.event.faq-read"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record FaqRead([property: Id(0)] SuggestedArticle Article) : SessionEvent;

/// <summary>Whether the suggested articles answered the question; if so the session is closed as solved.</summary>
[GenerateSerializer, Alias("chat.event.faq-answered"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record FaqAnswered([property: Id(0)] bool Solved) : SessionEvent;

/// <summary>The offline form is offered instead of waiting.</summary>
[GenerateSerializer, Alias("chat.event.offline-offered"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record OfflineOffered([property: Id(0)] string Reason) : SessionEvent;

/// <summary>The offline form was sent and became this request.</summary>
[GenerateSerializer, Alias("chat.event.request-posted"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record RequestPosted([property: Id(0)] string RequestId, [property: Id(1)] Customer Customer) : SessionEvent;

/// <summary>Why a session (again) waits.</summary>
public enum QueuedBecause
{
    Requested = 0,
    AgentGone = 1,
    Transferred = 2,
    Reopened = 3,
    BotHandedOff = 4,

    /// <summary>The agent had taken it by mistake.</summary>
    PutBack = 5,
}

/// <summary>
/// The session waits for an agent. <paramref name="AtHead"/>: before everybody who came in the ordinary way.
/// <paramref name="Position"/>: 1-based place in the queue at that moment. <paramref name="ManagersUntil"/>: until then only managers of
/// the channel may take it; null: whoever may respond.
/// </summary>
[GenerateSerializer, Alias("chat.event.queued"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record Queued(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] QueuedBecause Because,
    [property: Id(2)] bool AtHead,
    [property: Id(3)] int Position,
    [property: Id(4)] DateTimeOffset? ManagersUntil = null) : SessionEvent;

/// <summary>
/// A message of either side, a bot or the system. <paramref name="Text"/> is plain text; links live in it as text. Of a file it is the
/// name, and <paramref name="File"/> says the rest; of a link message it is the title and the address, and <paramref name="Link"/> has the
/// same as a card. Null: it is no such message, or was erased.
/// </summary>
[GenerateSerializer, Alias("chat.event.message"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record MessageSent(
    [property: Id(0)] Author Author,
    [property: Id(1)] MessageKind Kind,
    [property: Id(2)] string Text,
    [property: Id(3)] FileRef? File = null,
    [property: Id(4)] LinkCard? Link = null) : SessionEvent;

/// <summary>The text of message <paramref name="Message"/> (its seq) is gone, from the log too; its place stays.</summary>
[GenerateSerializer, Alias("chat.event.message-deleted"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record MessageDeleted([property: Id(0)] long Message, [property: Id(1)] Author By) : SessionEvent;

/// <summary>
/// One side has seen everything up to seq <paramref name="UpTo"/>;
/// <paramref name="Unread"/> messages of the other side came after it.
/// </summary>
[GenerateSerializer, Alias("chat.event.read"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record MessagesRead(
    [property: Id(0)] AuthorKind By,
    [property: Id(1)] long UpTo,
    [property: Id(2)] int Unread = 0) : SessionEvent;

/// <summary>How an agent got a chat.</summary>
public enum AcceptedHow
{
    GetNext = 0,
    Picked = 1,
    Assigned = 2,
    Transfer = 3,
    TakeOver = 4,
    Reopened = 5,
}

/// <summary>The session has this agent from now on.</summary>
[GenerateSerializer, Alias("chat.event.accepted"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record Accepted([property: Id(0)] AgentRef Agent, [property: Id(1)] AcceptedHow How) : SessionEvent;

/// <summary>
/// The agent offers the chat to a colleague, or (with <paramref name="ToChannel"/>) to another queue. <paramref name="Note"/> is for
/// colleagues only. <paramref name="Until"/>: a colleague who has not answered by then is not asked any more.
/// </summary>
[GenerateSerializer, Alias("chat.event.transfer-requested"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record TransferRequested(
    [property: Id(0)] AgentRef From,
    [property: Id(1)] AgentRef? To,
    [property: Id(2)] ChannelId? ToChannel,
    [property: Id(3)] string? Note = null,
    [property: Id(4)] DateTimeOffset? Until = null) : SessionEvent;

/// <summary>How a transfer ended.</summary>
public enum TransferOutcome
{
    Accepted = 0,
    Rejected = 1,
    Cancelled = 2,

    /// <summary>The colleague did not answer in time.</summary>
    Expired = 3,

    /// <summary>The colleague went Away, disappeared, or may not respond on the channel any more.</summary>
    Unavailable = 4,
}

/// <summary>
/// The pending transfer is over. Accepted is followed by <see cref="Accepted"/> or <see cref="Queued"/> in the same write.
/// </summary>
[GenerateSerializer, Alias("chat.event.transfer-settled"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record TransferSettled(
    [property: Id(0)] TransferOutcome Outcome,
    [property: Id(1)] AgentRef? By) : SessionEvent;

/// <summary>Why a session ended.</summary>
public enum EndReason
{
    ByAgent = 0,
    ByCustomer = 1,
    IdleTimeout = 2,
    LeftQueue = 3,
    FaqSolved = 4,
    AfterPostChat = 5,

    /// <summary>The channel was deleted while the visitor waited there.</summary>
    ChannelDeleted = 6,
}

/// <summary>The session ended and is now <paramref name="Status"/> (finished, closed, or closed from queue).</summary>
[GenerateSerializer, Alias("chat.event.ended"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record SessionEnded(
    [property: Id(0)] EndReason Reason,
    [property: Id(1)] Author By,
    [property: Id(2)] SessionStatus Status) : SessionEvent;

/// <summary>
/// The visitor came back; followed by <see cref="Accepted"/> or <see cref="Queued"/> in the same write. Or the agent took back the end:
/// then nothing follows, and <paramref name="Status"/> says where the chat is again, <paramref name="UnansweredSince"/> since when an
/// answer is owed.
/// </summary>
[GenerateSerializer, Alias("chat.event.reopened"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record Reopened(
    [property: Id(0)] Author By,
    [property: Id(1)] SessionStatus? Status = null,
    [property: Id(2)] DateTimeOffset? UnansweredSince = null) : SessionEvent;

/// <summary>The visitor's rating, once per ended session. <paramref name="Stars"/>: 1 to 5.</summary>
[GenerateSerializer, Alias("chat.event.rated"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record Rated([property: Id(0)] int Stars, [property: Id(1)] string? Comment) : SessionEvent;

/// <summary>What somebody is warned of, and who.</summary>
public enum WarningKind
{
    NewChatAgents = 0,
    NewChatManagers = 1,
    UnansweredAgents = 2,
    UnansweredManagers = 3,
}

/// <summary>The chat has waited longer than the channel allows. Raised once per wait.</summary>
[GenerateSerializer, Alias("chat.event.warning"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record WarningRaised([property: Id(0)] WarningKind Kind) : SessionEvent;

/// <summary>The session was linked to a contact, company or request; null leaves a link as it was.</summary>
[GenerateSerializer, Alias("chat.event.linked"), Immutable]
[VisibleTo(Viewers.Agents)]
public sealed record Linked(
    [property: Id(0)] string? Contact,
    [property: Id(1)] string? Company,
    [property: Id(2)] string? Request) : SessionEvent;

/// <summary>A bot took over (true) or handed off (false).</summary>
[GenerateSerializer, Alias("chat.event.bot"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record BotSwitched([property: Id(0)] bool Active, [property: Id(1)] string? Name) : SessionEvent;

/// <summary>The session was erased: its words and what it said of the customer are gone, from the log too.</summary>
[GenerateSerializer, Alias("chat.event.deleted"), Immutable]
[VisibleTo(Viewers.Everybody)]
public sealed record SessionDeleted([property: Id(0)] Author By) : SessionEvent;

/// <summary>
/// A command was refused for good, in a state that may change: whichever copy of it comes later is answered the same. It changes
/// nothing, and nobody sees it. Carries the command's message id.
/// </summary>
[VisibleTo(Viewers.Nobody)]
[GenerateSerializer, Alias("chat.event.refused"), Immutable]
public sealed record CommandRefused(
    [property: Id(0)] string Code,
    [property: Id(1)] IReadOnlyDictionary<string, string>? Details = null) : SessionEvent;
