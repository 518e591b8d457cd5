using OrleansChat.Access;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>What agents do with chats.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<AcceptedChat>> GetNext(string messageId, string? channelId)
    {
        var channel = AgentInput.OptionalChannel(channelId);
        return channel.IsOk
            ? await WithMessage<AcceptedChat>(messageId, async message =>
                Answers.From(await sessions.GetNext(Me, channel.Value.Id, message), chat => chat))
            : Answers.Refused<AcceptedChat>(channel.Refusal);
    }

    public async Task<Answer<AcceptedChat>> Accept(string sessionId, string messageId) =>
        await WithSession<AcceptedChat>(sessionId, async id => await WithMessage<AcceptedChat>(messageId, async message =>
            Answers.From(await sessions.Accept(Me, id, message), chat => chat)));

    public async Task<Answer<Done>> PutBack(string sessionId, string messageId) =>
        await WithSession<Done>(sessionId, async session => await WithMessage<Done>(messageId, async message =>
            Answers.From(await Write(session, chat => chat.PutBack(message)), _ => Done.It)));

    [ReadsOnly]
    public async Task<Answer<AgentChat>> Open(string sessionId, long afterSeq)
    {
        if (InputRules.NotNegative(afterSeq, "afterSeq") is { } bad)
            return Answers.Refused<AgentChat>(bad);
        return await WithSession<AgentChat>(sessionId, async id => Answers.From(await sessions.Open(Me, id, afterSeq), chat => chat));
    }

    [ReadsOnly]
    public async Task<Answer<Done>> CloseView(string sessionId) => await WithSession<Done>(sessionId, async id =>
    {
        await sessions.CloseView(Me, id);
        return Answers.Ok(Done.It);
    });

    public async Task<Answer<Sent>> Send(AgentMessage message)
    {
        var known = AgentInput.Check(message);
        if (!known.IsOk)
            return Answers.Refused<Sent>(known.Refusal);
        var (session, id) = known.Value;
        return Answers.From(await Write(session, chat => chat.Send(message.Text, id)), receipt => new Sent(receipt.Seq, receipt.At));
    }

    public async Task<Answer<Done>> MarkRead(string sessionId, long upTo)
    {
        if (InputRules.NotNegative(upTo, "upTo") is { } bad)
            return Answers.Refused<Done>(bad);
        return await WithSession<Done>(sessionId, async id =>
            Answers.From(await Write(id, chat => chat.MarkRead(upTo)), _ => Done.It));
    }

    /// <summary>Only in chats that the agent has: those are followed without having been asked for.</summary>
    public async Task Typing(string sessionId, bool active)
    {
        if (SessionId.TryParse(sessionId, out var id) && IsSeenAsOwn(id))
            await (await access.ForWriting(View, id, seenAsOwn: true)).Value!.Typing(active);
    }

    public async Task<Answer<Done>> End(string sessionId, string messageId) =>
        await WithSession<Done>(sessionId, async session => await WithMessage<Done>(messageId, async message =>
            Answers.From(Told(session, await sessions.End(View, session, message)), _ => Done.It)));

    public async Task<Answer<Done>> Reopen(string sessionId, string messageId) =>
        await WithSession<Done>(sessionId, async session => await WithMessage<Done>(messageId, async message =>
            Answers.From(Told(session, await sessions.Reopen(View, session, message)), _ => Done.It)));

    public async Task<Answer<Done>> DeleteMessage(string sessionId, long seq, string messageId)
    {
        if (InputRules.NotNegative(seq, "seq") is { } bad)
            return Answers.Refused<Done>(bad);
        return await WithSession<Done>(sessionId, async session => await WithMessage<Done>(messageId, async message =>
            Answers.From(await Write(session, chat => chat.DeleteMessage(seq, message)), _ => Done.It)));
    }

    private static async Task<Answer<T>> WithSession<T>(string sessionId, Func<SessionId, Task<Answer<T>>> act)
        where T : class
    {
        var id = InputRules.Id<SessionId>(sessionId, nameof(sessionId));
        return id.IsOk ? await act(id.Value) : Answers.Refused<T>(id.Refusal);
    }

    private static async Task<Answer<T>> WithMessage<T>(string messageId, Func<MessageId, Task<Answer<T>>> act)
        where T : class
    {
        var id = InputRules.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk ? await act(id.Value) : Answers.Refused<T>(id.Refusal);
    }

    private async Task<Result<SessionReceipt>> Write(SessionId id, Func<AgentSession, Task<Result<SessionReceipt>>> write)
    {
        var chat = await access.ForWriting(View, id, IsSeenAsOwn(id));
        return chat.IsOk ? Told(id, await write(chat.Value)) : chat.Refusal;
    }

    private bool IsSeenAsOwn(SessionId id) => Me.Followed.TryGetValue(id, out var followed) && followed.Own;

    private Result<SessionReceipt> Told(SessionId session, Result<SessionReceipt> receipt)
    {
        if (receipt.IsOk && Me.Followed.TryGetValue(session, out var followed))
            followed.Feed.Expect(receipt.Value.Summary.Seq);
        return receipt;
    }
}
