using OrleansChat.Agents;
using OrleansChat.Delivery;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Access;

/// <summary>A session in the hands of an agent.</summary>
/// <param name="session">The grain.</param>
/// <param name="calls">Repeats what may be repeated.</param>
/// <param name="agent">Who acts.</param>
/// <param name="summary">As it was when access was given; null where only the session's own rules decide.</param>
internal sealed class AgentSession(IChatSessionGrain session, GrainCalls calls, AgentRef agent, SessionSummary? summary)
{
    public SessionSummary? Summary => summary;

    public Task<Result<SessionPage>> Read(long afterSeq, int limit) => calls.Repeat(() => session.Read(afterSeq, limit));

    /// <summary>The <paramref name="opener"/> is this front, which shows the chat from then on.</summary>
    public Task<Result<SessionReceipt>> Accept(MessageId id, FrontLease opener) =>
        calls.Repeat(() => session.Execute(new AcceptSession(agent, AcceptedHow.Picked) { MessageId = id }, opener));

    public Task<Result<SessionReceipt>> Send(string text, MessageId id) =>
        Execute(new SendMessage(Author.Of(agent), text) { MessageId = id });

    public Task<Result<SessionReceipt>> MarkRead(long upTo) => Execute(new MarkRead(Author.Of(agent), upTo));

    public Task<Result<SessionReceipt>> End(MessageId id) => Execute(new EndSession(Author.Of(agent)) { MessageId = id });

    public Task Typing(bool active) => session.Typing(new(Author.Of(agent), active));

    private Task<Result<SessionReceipt>> Execute(SessionCommand command) => calls.Repeat(() => session.Execute(command));
}
