using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Files;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>A session in the hands of an agent.</summary>
/// <param name="session">The grain.</param>
/// <param name="calls">Repeats what may be repeated.</param>
/// <param name="agent">Who acts.</param>
/// <param name="summary">As it was when access was given; null where only the session's own rules decide.</param>
/// <param name="manages">The agent manages the channel.</param>
internal sealed class AgentSession(
    IChatSessionGrain session, GrainCalls calls, AgentRef agent, SessionSummary? summary, bool manages = false)
{
    public SessionSummary? Summary => summary;

    public Task<Result<SessionPage>> Read(long afterSeq, int limit) => calls.Repeat(() => session.Read(afterSeq, limit));

    /// <summary>The <paramref name="opener"/> is this front, which shows the chat from then on.</summary>
    public Task<Result<SessionReceipt>> Accept(MessageId id, FrontLease opener) =>
        calls.Repeat(() => session.Execute(
            new AcceptSession(agent, AcceptedHow.Picked, manages, summary?.Channel) { MessageId = id }, opener));

    public Task<Result<SessionReceipt>> Send(string text, MessageId id) =>
        Execute(new SendMessage(Author.Of(agent), text) { MessageId = id });

    /// <summary>Null: there is no such file (any more), and only what was sent before is answered.</summary>
    public Task<Result<SessionReceipt>> SendFile(FileRef? file, MessageId id) =>
        Execute(new SendMessage(Author.Of(agent), file?.Name ?? "", MessageKind.File, file) { MessageId = id });

    /// <summary>Null: customers can read no such page (any more), and only what was sent before is answered.</summary>
    public Task<Result<SessionReceipt>> SendLink(LinkCard? link, string text, MessageId id) =>
        Execute(new SendMessage(Author.Of(agent), text, MessageKind.Link, Link: link) { MessageId = id });

    public Task<Result<SessionReceipt>> MarkRead(long upTo) => Execute(new MarkRead(Author.Of(agent), upTo));

    /// <summary>The text of a message that this agent wrote.</summary>
    public Task<Result<SessionReceipt>> DeleteMessage(long seq, MessageId id) =>
        Execute(new DeleteMessage(seq, Author.Of(agent)) { MessageId = id });

    /// <summary>Takes back the end.</summary>
    public Task<Result<SessionReceipt>> Reopen(MessageId id) =>
        Execute(new ReopenSession(Author.Of(agent), AgentPresent: true) { MessageId = id });

    public Task<Result<SessionReceipt>> PutBack(MessageId id) => Execute(new PutBack(agent) { MessageId = id });

    public Task<Result<SessionReceipt>> End(MessageId id) => Execute(new EndSession(Author.Of(agent)) { MessageId = id });

    /// <summary>
    /// To a colleague, who is asked, or to another queue. A manager does it with colleagues' chats too, and nobody is asked.
    /// </summary>
    public Task<Result<SessionReceipt>> Transfer(AgentRef? to, ChannelId? toChannel, string? note, MessageId id) =>
        Execute(new RequestTransfer(agent, to, toChannel, note, manages, summary?.Channel) { MessageId = id });

    /// <summary>The <paramref name="opener"/> is this front, which shows the chat from then on.</summary>
    public Task<Result<SessionReceipt>> AcceptTransfer(MessageId id, FrontLease opener) =>
        calls.Repeat(() => session.Execute(new SettleTransfer(agent, TransferOutcome.Accepted) { MessageId = id }, opener));

    /// <summary>Rejects or cancels.</summary>
    public Task<Result<SessionReceipt>> EndTransfer(TransferOutcome outcome, MessageId id) =>
        Execute(new SettleTransfer(agent, outcome) { MessageId = id });

    /// <summary>The <paramref name="opener"/> is this front, which shows the chat from then on.</summary>
    public Task<Result<SessionReceipt>> TakeOver(MessageId id, FrontLease opener) =>
        calls.Repeat(() => session.Execute(new TakeOver(agent, summary?.Channel) { MessageId = id }, opener));

    public Task<Result<SessionReceipt>> AddNote(string text, IReadOnlyList<AgentRef> mentions, MessageId id) =>
        Execute(new AddNote(agent, text, mentions) { MessageId = id });

    /// <summary>To whoever had the chat when access was given.</summary>
    public Task<Result<SessionReceipt>> Whisper(string text, MessageId id) =>
        Execute(new SendWhisper(agent, text, summary?.Agent?.Id) { MessageId = id });

    public Task<Result<SessionReceipt>> ChangeTags(IReadOnlyList<TagRef> add, IReadOnlyList<TagRef> remove, MessageId id) =>
        Execute(new ChangeTags(agent, add, remove) { MessageId = id });

    public Task Typing(bool active) => session.Typing(new(Author.Of(agent), active));

    private Task<Result<SessionReceipt>> Execute(SessionCommand command) => calls.Repeat(() => session.Execute(command));
}
