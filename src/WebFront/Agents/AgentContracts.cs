using OrleansChat.Alerts;
using OrleansChat.Channels;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Edge.Contracts;
using OrleansChat.Files;
using OrleansChat.Notes;
using OrleansChat.Replies;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>First call on an agent connection (the cookie says who).</summary>
public sealed record AgentHello(int Protocol);

/// <summary>All that the console shows at first.</summary>
/// <param name="Me">The agent.</param>
/// <param name="Chats">Open chats, and those completed not longer than <c>endedShown</c> ago, newest activity first.</param>
/// <param name="Boards">One per channel of the agent.</param>
/// <param name="ServerTime">To show waiting times right where the clock is wrong.</param>
/// <param name="FailedBoards">Channels whose board cannot be had just now: ask for each with Board.</param>
/// <param name="FailedChats">Chats whose events are not pushed yet, as they cannot be had just now: the next Sync sees to it.</param>
public sealed record AgentWelcome(
    AgentMe Me,
    IReadOnlyList<SessionRow> Chats,
    IReadOnlyList<ChannelBoard> Boards,
    DateTimeOffset ServerTime,
    IReadOnlyList<FailedBoard> FailedBoards,
    IReadOnlyList<FailedChat> FailedChats);

/// <summary>A board that cannot be read just now, with the code that says why.</summary>
public sealed record FailedBoard(string ChannelId, [OneOf("RefusalCode")] string Code, int RetryAfterMs);

/// <summary>A chat that cannot be read just now, with the code that says why. Whoever shows it keeps what they have.</summary>
public sealed record FailedChat(string SessionId, [OneOf("RefusalCode")] string Code, int RetryAfterMs);

/// <summary>The agent.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Name">As colleagues see it.</param>
/// <param name="Presence">What the agent declared.</param>
/// <param name="Administrator">Sets the system up.</param>
/// <param name="Channels">Where the agent works.</param>
/// <param name="Preferences">
/// Version of the agent's own settings; another one than is known: read
/// GET /api/profile/preferences. Null: a server of before does not say.
/// </param>
public sealed record AgentMe(
    string Id,
    string Name,
    [OneOf("Presence")] string Presence,
    bool Administrator,
    IReadOnlyList<AgentChannelView> Channels,
    long? Preferences = null);

/// <summary>
/// A channel of the agent, what the agent may do there, and when it warns of waiting customers (null: a server of before does not say).
/// <paramref name="DeleteSeconds"/>: for how long they may delete what they wrote; null: never.
/// <paramref name="ReopenSeconds"/>: for how long they may take back the end of a chat. <paramref name="Color"/>: of its widget.
/// <paramref name="Files"/>: which files may be sent in its chats; null: a server of before does not say.
/// </summary>
public sealed record AgentChannelView(
    string Id,
    string Name,
    [OneOf("Permission")] IReadOnlyList<string> Permissions,
    WarningTimesView? Warnings = null,
    int? DeleteSeconds = null,
    int? ReopenSeconds = null,
    string? Color = null,
    FileLimitsView? Files = null);

/// <summary>Where a client stands in one session's log.</summary>
public sealed record SyncPoint(string SessionId, long AfterSeq);

/// <summary>
/// Answer to Sync: what was missed in the named sessions, and the list of chats of now. Sessions that the agent may not read (any
/// more) are left out; those that cannot be read just now are in <paramref name="Failed"/>.
/// </summary>
public sealed record AgentSync(
    IReadOnlyList<EventsPage> Logs, IReadOnlyList<SessionRow> Chats, AgentMe Me, IReadOnlyList<FailedChat> Failed);

/// <summary>What agents' browsers call.</summary>
public interface IAgentHub
{
    Task<Answer<AgentWelcome>> Hello(AgentHello hello);

    /// <summary>Whether the agent takes chats.</summary>
    Task<Answer<AgentMe>> SetPresence([OneOf("Presence")] string presence);

    /// <summary>
    /// Takes the longest waiting over all the agent's channels, or the chosen one,
    /// and opens it. The same message id again answers the same chat.
    /// </summary>
    Task<Answer<AcceptedChat>> GetNext(string messageId, string? channelId);

    /// <summary>Takes this waiting chat and opens it; refused with <c>chat.alreadyTaken</c> and the winner's name.</summary>
    Task<Answer<AcceptedChat>> Accept(string sessionId, string messageId);

    /// <summary>
    /// Gives the chat to a colleague, who is asked, or at once to another channel's queue. A manager does this with colleagues' chats too,
    /// and then nobody is asked.
    /// </summary>
    Task<Answer<Done>> Transfer(TransferRequest request);

    /// <summary>Takes the chat that a colleague offers, and opens it; refused with <c>transfer.over</c> where that has ended.</summary>
    Task<Answer<AcceptedChat>> AcceptTransfer(string sessionId, string messageId);

    /// <summary>Leaves the chat with the colleague who offers it.</summary>
    Task<Answer<Done>> RejectTransfer(string sessionId, string messageId);

    /// <summary>Takes back what was offered to a colleague.</summary>
    Task<Answer<Done>> CancelTransfer(string sessionId, string messageId);

    /// <summary>Who can be given the chat now. For whoever may transfer it.</summary>
    Task<Answer<TransferTargets>> TransferTargets(string sessionId);

    /// <summary>A manager of the channel takes a colleague's chat, and opens it.</summary>
    Task<Answer<AcceptedChat>> TakeOver(string sessionId, string messageId);

    /// <summary>To managers: agents with chats on the channel who have disappeared.</summary>
    Task<Answer<GoneAgents>> GoneAgents(string channelId);

    /// <summary>
    /// Puts a chat that was taken by mistake back at its place in the queue, as if it had not been taken: within <c>putBackWithin</c>, and
    /// before anybody has answered in it. Else refused with <c>chat.tooLateToPutBack</c>.
    /// </summary>
    Task<Answer<Done>> PutBack(string sessionId, string messageId);

    /// <summary>The log after a seq; from now on its events are pushed to this connection. Listening in needs the permission.</summary>
    Task<Answer<AgentChat>> Open(string sessionId, long afterSeq);

    /// <summary>No more events of this session on this connection.</summary>
    Task<Answer<Done>> CloseView(string sessionId);

    Task<Answer<Sent>> Send(AgentMessage message);

    /// <summary>Sends what the agent has uploaded for this chat. Each file is a message of its own.</summary>
    Task<Answer<Sent>> SendFile(AgentFile file);

    /// <summary>Sends the latest version of a document of the library.</summary>
    Task<Answer<Sent>> SendDocument(AgentDocument document);

    /// <summary>
    /// Sends a link to an article that the channel's customers can read, as a card; refused with <c>knowledge.articleNotPublic</c> where
    /// they cannot.
    /// </summary>
    Task<Answer<Sent>> SendArticle(AgentArticle article);

    Task<Answer<Done>> MarkRead(string sessionId, long upTo);

    Task Typing(string sessionId, bool active);

    /// <summary>
    /// Takes the text of an own message out of the chat, for everybody; its place stays. As long as the channel allows it.
    /// </summary>
    Task<Answer<Done>> DeleteMessage(string sessionId, long seq, string messageId);

    Task<Answer<Done>> End(string sessionId, string messageId);

    /// <summary>Takes back the end of a chat that the agent had, soon after it.</summary>
    Task<Answer<Done>> Reopen(string sessionId, string messageId);

    /// <summary>What the agent has written and not sent, on whichever machine.</summary>
    Task<Answer<DraftList>> Drafts();

    /// <summary>Keeps what the agent is writing, for their other consoles and for later.</summary>
    Task<Answer<DraftSaved>> SaveDraft(DraftEdit draft);

    /// <summary>A note among agents, for whoever may read the chat. Colleagues whom it mentions may read it from then on.</summary>
    Task<Answer<Sent>> AddNote(AgentNote note);

    /// <summary>A manager's words to the agent who has the chat; only managers of its channel see them too.</summary>
    Task<Answer<Sent>> Whisper(AgentMessage message);

    /// <summary>Puts tags on a chat, and takes others off.</summary>
    Task<Answer<Sent>> ChangeTags(TagChange change);

    /// <summary>Stars a chat, or not any more. Only the agent sees it.</summary>
    Task<Answer<Done>> SetStar(string sessionId, bool on);

    /// <summary>The agent's starred chats, the latest starred first.</summary>
    Task<Answer<StarredChats>> Starred();

    /// <summary>
    /// Whether this console is to sound an alert, of all that the agent has open: one is told so. The alert is named by what it is about
    /// and when, the same on every console; <c>keep</c>: also across the end of a server.
    /// </summary>
    Task<Answer<AlertClaim>> ClaimAlert([Bounds(1, AgentInput.AlertLength)] string alert, bool keep);

    /// <summary>
    /// What was missed. Called on reconnect, on a gap, when the page wakes, and every <c>heartbeat</c> (it renews presence).
    /// </summary>
    Task<Answer<AgentSync>> Sync([Bounds(0, AgentInput.MaxPoints)] IReadOnlyList<SyncPoint> points);

    /// <summary>A channel's board, read afresh.</summary>
    Task<Answer<ChannelBoard>> Board(string channelId);

    /// <summary>
    /// Of a channel on which the agent does not work any more, and has chats: what it was called, and whether it was deleted.
    /// </summary>
    Task<Answer<FormerChannelView>> FormerChannel(string channelId);
}

/// <summary>What agents' browsers are told.</summary>
public interface IAgentClient
{
    Task Events(EventsPush push);

    Task Typing(TypingPush push);

    /// <summary>Of a chat whose events are pushed: the visitor's last window has closed, or one is open again.</summary>
    Task Visitor(VisitorPush push);

    /// <summary>A chat of this agent's list is new or changed.</summary>
    Task Chat(SessionRow row);

    Task QueueChanged(QueueChange change);

    Task Figures(FiguresPush push);

    Task Me(AgentMe me);

    /// <summary>One of the agent's drafts was saved, here or on another console of theirs.</summary>
    Task Draft(DraftView draft);

    /// <summary>Something of the agent's own changed: who shows it asks for it again.</summary>
    Task News(NewsPush push);

    /// <summary>To administrators: a channel was added, changed or deleted. Who shows it reads it.</summary>
    Task ChannelChanged(ChannelNotification channel);

    /// <summary>Something may have been missed: call Sync and read the boards again.</summary>
    Task Resync();

    /// <summary>This server stops: reconnect (to another one) after about this many milliseconds.</summary>
    Task GoAway(int reconnectAfterMs);
}
