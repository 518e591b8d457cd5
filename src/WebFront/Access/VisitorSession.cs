using OrleansChat.Edge.Calls;
using OrleansChat.Files;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Unicode;

namespace OrleansChat.Access;

/// <summary>A session in the hands of its visitor: what they can do with it, and nothing else.</summary>
internal sealed class VisitorSession(IChatSessionGrain session, GrainCalls calls, VisitorTicket ticket)
{
    public VisitorTicket Ticket => ticket;

    public SessionId Id => ticket.Session;

    public Task<Result<SessionPage>> Read(long afterSeq, int limit) => calls.Repeat(() => session.Read(afterSeq, limit));

    public Task<Result<SessionSummary>> Summary() => calls.Repeat(session.Summary);

    public Task<Result<SessionReceipt>> Send(string? name, string text, MessageId id) =>
        Execute(new SendMessage(Author.Customer(name), text) { MessageId = id });

    /// <summary>Null: there is no such file (any more), and only what was sent before is answered.</summary>
    public Task<Result<SessionReceipt>> SendFile(string? name, FileRef? file, MessageId id) =>
        Execute(new SendMessage(Author.Customer(name), file?.Name ?? "", MessageKind.File, file) { MessageId = id });

    public Task<Result<SessionReceipt>> MarkRead(string? name, long upTo) =>
        Execute(new MarkRead(Author.Customer(name), upTo));

    /// <summary>The text of a message that the visitor wrote.</summary>
    public Task<Result<SessionReceipt>> DeleteMessage(string? name, long seq, MessageId id) =>
        Execute(new DeleteMessage(seq, Author.Customer(name)) { MessageId = id });

    public Task<Result<SessionReceipt>> End(string? name, MessageId id) =>
        Execute(new EndSession(Author.Customer(name)) { MessageId = id });

    /// <summary>Notes that the visitor opened a suggested article.</summary>
    public Task<Result<SessionReceipt>> ReadFaq(Guid article) => Execute(new ReadFaq(article));

    public Task<Result<SessionReceipt>> AnswerFaq(bool solved, int queuePosition, MessageId id) =>
        Execute(new AnswerFaq(solved, queuePosition) { MessageId = id });

    public Task<Result<SessionReceipt>> Reopen(string? name, bool agentPresent, bool channelGone, MessageId id) =>
        Execute(new ReopenSession(Author.Customer(name), agentPresent, channelGone) { MessageId = id });

    public Task<Result<SessionReceipt>> Rate(int stars, string? comment, MessageId id) =>
        Execute(new RateSession(stars, VisibleText.IsBlank(comment) ? null : comment.Trim()) { MessageId = id });

    public Task Typing(string? name, bool active, string? preview) =>
        session.Typing(new(Author.Customer(name), active, preview));

    private Task<Result<SessionReceipt>> Execute(SessionCommand command) => calls.Repeat(() => session.Execute(command));
}
