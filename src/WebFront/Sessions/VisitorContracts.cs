using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>First call on a visitor connection. With a token the visitor's chat comes back too.</summary>
/// <param name="Protocol">The client's <see cref="ProtocolVersion"/>.</param>
/// <param name="Channel">From the embed code.</param>
/// <param name="Token">From an earlier answer; null: none yet.</param>
/// <param name="AfterSeq">The last seq that the client has seen; 0: all.</param>
/// <param name="Numbering">As the page said with which that seq came; null: it did not.</param>
public sealed record VisitorHello(int Protocol, string Channel, string? Token, long AfterSeq, int? Numbering = null);

/// <summary>Answer to Hello.</summary>
/// <param name="Channel">How the widget looks and what it may do.</param>
/// <param name="Availability">Whether a chat may start.</param>
/// <param name="Chat">The chat that the token is for; null: none, or the token was refused.</param>
/// <param name="TokenRefused">Why the token was refused.</param>
public sealed record VisitorWelcome(
    WidgetConfig Channel,
    AvailabilityView Availability,
    VisitorChat? Chat,
    RefusalView? TokenRefused);

/// <summary>Starts a chat, or answers the visitor's open one: repeating it is safe.</summary>
/// <param name="MessageId">Idempotency key of the question.</param>
/// <param name="VisitorKey">The browser's own random secret in base64url; kept in its storage, never in an URL.</param>
/// <param name="Question">The first message.</param>
/// <param name="Country">ISO 3166-1 alpha-2, as <c>NO</c>.</param>
/// <param name="Suggestions">Whether the window can show suggested articles; if not, the question goes straight to the queue.</param>
public sealed record StartChat(
    string MessageId,
    [Bounds(VisitorKeys.Length, VisitorKeys.Length)] string VisitorKey,
    [Bounds(0, InputRules.NameLength)] string? Name,
    [Bounds(0, InputRules.EmailLength)] string? Email,
    [Bounds(1, VisitorInput.TextLength)] string Question,
    bool Consent,
    [Bounds(InputRules.ShortestLanguage, InputRules.LongestLanguage)] string? Language,
    [Bounds(0, InputRules.AddressLength)] string? PageUrl,
    [Bounds(0, InputRules.AddressLength)] string? Referrer,
    [Bounds(0, InputRules.NameLength)] string? Company = null,
    [Bounds(0, VisitorInput.PhoneLength)] string? Phone = null,
    [Bounds(0, VisitorInput.CountryLength)] string? Country = null,
    bool Suggestions = false);

/// <summary>
/// The visitor's chat. The token resumes it from any front and is replaced
/// at every Hello, Start and (when half of its life is over) Sync.
/// </summary>
public sealed record VisitorChat(
    string Token,
    string? AgentName,
    long ReadByAgent,
    QueueView? Queue,
    EventsPage Log);

/// <summary>An article of the FAQ to read in the window.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Html">Sanitised by the server: nothing in it runs or loads anything by itself but images.</param>
/// <param name="Address">Path of its page on this server.</param>
public sealed record ArticlePage(string Title, string Html, string Address);

/// <summary>A message.</summary>
public sealed record VisitorMessage(string MessageId, [Bounds(1, VisitorInput.TextLength)] string Text);

/// <summary>Answer to Sync: what was missed, and a newer token when it is time.</summary>
public sealed record VisitorSync(EventsPage Log, QueueView? Queue, string? Token);

/// <summary>What visitors' browsers call. Every method before Hello is refused with <c>protocol.outOfOrder</c>.</summary>
public interface IVisitorHub
{
    Task<Answer<VisitorWelcome>> Hello(VisitorHello hello);

    Task<Answer<VisitorChat>> Start(StartChat start);

    Task<Answer<Sent>> Send(VisitorMessage message);

    /// <summary>Sends what the visitor has uploaded for this chat. Each file is a message of its own.</summary>
    Task<Answer<Sent>> SendFile(VisitorFile file);

    /// <summary>Everything after a seq. Called on reconnect, on a gap, when the page wakes, and every <c>heartbeat</c>.</summary>
    Task<Answer<VisitorSync>> Sync(long afterSeq);

    Task<Answer<Done>> MarkRead(long upTo);

    /// <summary>At most once in <c>typingRenewed</c> while typing. The preview is dropped where the channel does not allow it.</summary>
    Task Typing(bool active, string? preview);

    Task<Answer<Done>> End(string messageId);

    /// <summary>
    /// Takes the text of an own message out of the chat, for everybody; its place stays. Only where and as long as the channel lets
    /// visitors do so.
    /// </summary>
    Task<Answer<Done>> DeleteMessage(long seq, string messageId);

    /// <summary>
    /// Opens an article that was suggested, or any other that everybody may read on the channel's pages; the chat notes the first time.
    /// </summary>
    Task<Answer<ArticlePage>> ReadArticle(
        string articleId, [Bounds(InputRules.ShortestLanguage, InputRules.LongestLanguage)] string language);

    /// <summary>
    /// Whether the suggested articles answered the question: it is solved, or goes to the queue. Refused as a start is where the channel
    /// takes no chats by then.
    /// </summary>
    Task<Answer<Done>> AnswerFaq(string messageId, bool solved);

    /// <summary>Back to a finished chat.</summary>
    Task<Answer<Done>> Reopen(string messageId);

    /// <summary>Rates an ended chat that somebody answered, once.</summary>
    Task<Answer<Done>> Rate(
        string messageId, [Bounds(1, SessionLimits.MostStars)] int stars, [Bounds(0, VisitorInput.CommentLength)] string? comment);
}

/// <summary>What visitors' browsers are told.</summary>
public interface IVisitorClient
{
    Task Events(EventsPush push);

    Task Typing(TypingPush push);

    Task Queue(QueueView queue);

    Task Availability(AvailabilityView availability);

    /// <summary>An administrator changed the channel.</summary>
    Task Channel(WidgetConfig channel);

    /// <summary>Something may have been missed: call Sync.</summary>
    Task Resync();

    /// <summary>This server stops: reconnect (to another one) after about this many milliseconds.</summary>
    Task GoAway(int reconnectAfterMs);
}
