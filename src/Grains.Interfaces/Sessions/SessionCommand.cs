using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>
/// Something that somebody wants to happen in a session. Whoever sends it has checked the caller's identity and
/// permissions; the session's rules check the state. Sending the same <see cref="MessageId"/> again changes nothing and
/// answers what was answered first: the receipt, or the refusal.
/// </summary>
[GenerateSerializer, Alias("chat.command"), Immutable]
public abstract record SessionCommand
{
    /// <summary>The sender's idempotency key; null where repeating is harmless: marks, and what silos do by themselves.</summary>
    [Id(0)] public MessageId? MessageId { get; init; }

    /// <summary>
    /// The command's name in the details of refusals, which browsers read and logs keep: a renamed command keeps its name there.
    /// </summary>
    public virtual string RefusalName => GetType().Name;
}

/// <summary>
/// Starts the session. With <paramref name="Customer"/> (form already answered) it goes straight to the queue, or with
/// <paramref name="Articles"/> shows these first.
/// </summary>
[GenerateSerializer, Alias("chat.command.start"), Immutable]
public sealed record StartSession(
    [property: Id(0)] ChannelId Channel,
    [property: Id(1)] VisitorId Visitor,
    [property: Id(2)] Visit Visit,
    [property: Id(3)] Customer? Customer = null,
    [property: Id(4)] bool Consent = false,
    [property: Id(5)] string? Question = null,
    [property: Id(6)] int QueuePosition = 1,
    [property: Id(7)] SessionStatus Entry = SessionStatus.InQueue,
    [property: Id(8)] IReadOnlyList<SuggestedArticle>? Articles = null) : SessionCommand;

/// <summary>Answers the pre-chat form; <paramref name="Next"/>: in queue, FAQ suggestion or offline form.</summary>
[GenerateSerializer, Alias("chat.command.submit-pre-chat"), Immutable]
public sealed record SubmitPreChat(
    [property: Id(0)] Customer Customer,
    [property: Id(1)] bool Consent,
    [property: Id(2)] string? Question,
    [property: Id(3)] SessionStatus Next,
    [property: Id(4)] IReadOnlyList<string>? Articles = null,
    [property: Id(5)] int QueuePosition = 1) : SessionCommand;

/// <summary>The visitor opened one of the suggested articles. Repeating is harmless: it is noted once.</summary>
[GenerateSerializer, Alias("chat.command.read-faq"), Immutable]
public sealed record ReadFaq([property: Id(0)] Guid Article) : SessionCommand;

/// <summary>Says whether the suggested articles helped.</summary>
[GenerateSerializer, Alias("chat.command.answer-faq"), Immutable]
public sealed record AnswerFaq([property: Id(0)] bool Solved, [property: Id(1)] int QueuePosition = 1) : SessionCommand;

/// <summary>Offers the offline form instead of waiting.</summary>
[GenerateSerializer, Alias("chat.command.offer-offline"), Immutable]
public sealed record OfferOffline([property: Id(0)] string Reason) : SessionCommand;

/// <summary>Records the request that the offline form became.</summary>
[GenerateSerializer, Alias("chat.command.post-request"), Immutable]
public sealed record PostRequest([property: Id(0)] string RequestId, [property: Id(1)] Customer Customer) : SessionCommand;

/// <summary>
/// Sends a message. An agent must have the chat; a customer may also write while waiting. Of a file the sender has looked it up, and kept
/// it for this message id; without <paramref name="File"/> it is not there (any more), and only what was sent before is answered. So it is
/// with a link message without <paramref name="Link"/>: customers can read no such page.
/// </summary>
[GenerateSerializer, Alias("chat.command.post"), Immutable]
public sealed record SendMessage(
    [property: Id(0)] Author Author,
    [property: Id(1)] string Text,
    [property: Id(2)] MessageKind Kind = MessageKind.Text,
    [property: Id(3)] FileRef? File = null,
    [property: Id(4)] LinkCard? Link = null) : SessionCommand
{
    public override string RefusalName => "PostMessage";
}

/// <summary>Deletes the text of a message that the caller wrote.</summary>
[GenerateSerializer, Alias("chat.command.delete-message"), Immutable]
public sealed record DeleteMessage([property: Id(0)] long Message, [property: Id(1)] Author By) : SessionCommand;

/// <summary>Marks everything up to seq <paramref name="UpTo"/> as seen by the author's side.</summary>
[GenerateSerializer, Alias("chat.command.mark-read"), Immutable]
public sealed record MarkRead([property: Id(0)] Author By, [property: Id(1)] long UpTo) : SessionCommand;

/// <summary>
/// Gives the waiting session to an agent: one winner; everybody else is refused with the winner's name. <paramref name="AsManager"/>: the
/// agent is a manager of the channel, to whom chats of vanished agents may be offered first. <paramref name="Channel"/>: the one that
/// the chat was on when the sender's permission was looked at, on another it is refused; null: a front of before did not say.
/// </summary>
[GenerateSerializer, Alias("chat.command.accept"), Immutable]
public sealed record AcceptSession(
    [property: Id(0)] AgentRef Agent,
    [property: Id(1)] AcceptedHow How,
    [property: Id(2)] bool AsManager = false,
    [property: Id(3)] ChannelId? Channel = null) : SessionCommand;

/// <summary>
/// Offers the chat to a colleague or to another channel's queue. <paramref name="AsManager"/>: a manager of the channel may do this with
/// a colleague's chat; then it changes hands at once, unless it is on another <paramref name="Channel"/> than the one that was managed;
/// null: a front of before did not say.
/// </summary>
[GenerateSerializer, Alias("chat.command.request-transfer"), Immutable]
public sealed record RequestTransfer(
    [property: Id(0)] AgentRef From,
    [property: Id(1)] AgentRef? To,
    [property: Id(2)] ChannelId? ToChannel,
    [property: Id(3)] string? Note = null,
    [property: Id(4)] bool AsManager = false,
    [property: Id(5)] ChannelId? Channel = null) : SessionCommand;

/// <summary>The colleague who is offered the chat cannot answer any more: the offer goes back.</summary>
[GenerateSerializer, Alias("chat.command.return-transfer"), Immutable]
public sealed record ReturnTransfer([property: Id(0)] AgentId Receiver) : SessionCommand;

/// <summary>Accepts or rejects (receiver), or cancels (sender) the pending transfer.</summary>
[GenerateSerializer, Alias("chat.command.settle-transfer"), Immutable]
public sealed record SettleTransfer([property: Id(0)] AgentRef By, [property: Id(1)] TransferOutcome Outcome) : SessionCommand;

/// <summary>
/// A manager takes a colleague's chat. <paramref name="Channel"/>: the one that they manage, on another the chat is refused to them; null:
/// a front of before did not say.
/// </summary>
[GenerateSerializer, Alias("chat.command.take-over"), Immutable]
public sealed record TakeOver([property: Id(0)] AgentRef To, [property: Id(1)] ChannelId? Channel = null) : SessionCommand;

/// <summary>
/// Puts a chat that was taken by mistake back where it was in the queue, as if nobody had taken it; only shortly after, and unanswered.
/// </summary>
[GenerateSerializer, Alias("chat.command.put-back"), Immutable]
public sealed record PutBack([property: Id(0)] AgentRef Agent) : SessionCommand;

/// <summary>
/// Puts the chat of a vanished agent back at the head of the queue, if that agent still owes an answer. One that is being offered to a
/// colleague stays until the colleague has answered.
/// </summary>
[GenerateSerializer, Alias("chat.command.release"), Immutable]
public sealed record ReleaseFromAgent([property: Id(0)] AgentId Agent) : SessionCommand;

/// <summary>
/// Ends the chat. From the queue it becomes closed from queue; else finished or closed, as the channel says. By the system: the channel
/// was deleted, which ends no chat that an agent has.
/// </summary>
[GenerateSerializer, Alias("chat.command.end"), Immutable]
public sealed record EndSession([property: Id(0)] Author By) : SessionCommand;

/// <summary>
/// The visitor returns to a finished chat; <paramref name="AgentPresent"/>: its agent can take it back at once. Or its agent takes back
/// the end, of a closed chat too.
/// <paramref name="ChannelGone"/>: the channel was deleted, and its queue leads nowhere.
/// </summary>
[GenerateSerializer, Alias("chat.command.reopen"), Immutable]
public sealed record ReopenSession(
    [property: Id(0)] Author By,
    [property: Id(1)] bool AgentPresent,
    [property: Id(2)] bool ChannelGone = false) : SessionCommand;

/// <summary>The post-chat form is done: the session is closed for good.</summary>
[GenerateSerializer, Alias("chat.command.close"), Immutable]
public sealed record CloseSession([property: Id(0)] Author By) : SessionCommand;

/// <summary>Rates the ended chat, once. <paramref name="Stars"/>: 1 to 5.</summary>
[GenerateSerializer, Alias("chat.command.rate"), Immutable]
public sealed record RateSession([property: Id(0)] int Stars, [property: Id(1)] string? Comment) : SessionCommand;

/// <summary>Links the session to records elsewhere; null leaves a link as it is.</summary>
[GenerateSerializer, Alias("chat.command.link"), Immutable]
public sealed record LinkSession(
    [property: Id(0)] string? Contact,
    [property: Id(1)] string? Company,
    [property: Id(2)] string? Request) : SessionCommand;

/// <summary>A bot takes over (true) or hands off (false) a waiting session.</summary>
[GenerateSerializer, Alias("chat.command.switch-bot"), Immutable]
public sealed record SwitchBot([property: Id(0)] bool Active, [property: Id(1)] string? Name) : SessionCommand;

/// <summary>Erases the session.</summary>
[GenerateSerializer, Alias("chat.command.delete"), Immutable]
public sealed record DeleteSession([property: Id(0)] Author By) : SessionCommand;

/// <summary>Does what is due by the clock: warnings, idle time-out, post-chat time-out.</summary>
[GenerateSerializer, Alias("chat.command.tick"), Immutable]
public sealed record TickSession : SessionCommand;
