using Microsoft.AspNetCore.Authorization;
using OrleansChat.Access;
using OrleansChat.Channels;
using OrleansChat.Cluster;
using OrleansChat.Edge;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>The edge towards agents' browsers: checks what comes in, then hands on. The cookie says who calls.</summary>
[Authorize]
internal sealed class AgentHub(
    AgentService desk,
    AgentSubscriptions following,
    SessionAccess access,
    FrontSettings settings,
    ClusterClock clock,
    HeardPolls polls,
    TimeProvider time) : HubBase<IAgentClient>, IAgentHub
{
    private AgentConnection Me => (AgentConnection)HubConnectionState.Of(Context);

    private AgentView View => Me.View!;

    public override Task OnConnectedAsync()
    {
        var budget = new CallBudget(time, settings.Limits.AgentPerSecond, settings.Limits.AgentBurst);
        var me = new AgentConnection(Context, budget, following, clock, time);
        HubConnectionState.Keep(Context, me);
        HeardReader.Listen(Context.Features, me.Heard);
        polls.Listen(Context, me.Heard);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        polls.Forget(Context);
        return following.Drop(Me);
    }

    public async Task<Answer<AgentWelcome>> Hello(AgentHello hello)
    {
        if (hello?.Protocol != ProtocolVersion.Current)
            return Answers.Refused<AgentWelcome>(Refusal.With(RefusalCodes.ProtocolUnsupported, "supported", $"{ProtocolVersion.Current}"));
        return Answers.From(await desk.Welcome(Me), welcome => welcome);
    }

    public async Task<Answer<AgentMe>> SetPresence(string presence) => AgentInput.Presence(presence) is { } declared
        ? Answers.From(await desk.Declare(Me, declared), AgentViews.Me)
        : Answers.Refused<AgentMe>(Check.Invalid("presence", "word"));

    public async Task<Answer<SessionRow>> GetNext(string messageId, string? channelId)
    {
        var channel = AgentInput.OptionalChannel(channelId);
        return channel.IsOk
            ? await WithMessage<SessionRow>(messageId, async message => await Taken(desk.GetNext(Me.Agent, channel.Value.Id, message)))
            : Answers.Refused<SessionRow>(channel.Refusal);
    }

    public async Task<Answer<SessionRow>> Accept(string sessionId, string messageId) =>
        await WithSession<SessionRow>(sessionId, async id =>
            await WithMessage<SessionRow>(messageId, async message => await Taken(desk.Accept(View, id, message))));

    public async Task<Answer<AgentChat>> Open(string sessionId, long afterSeq)
    {
        if (Check.NotNegative(afterSeq, "afterSeq") is { } bad)
            return Answers.Refused<AgentChat>(bad);
        return await WithSession<AgentChat>(sessionId, async id => Answers.From(await desk.Open(Me, id, afterSeq), chat => chat));
    }

    public async Task<Answer<Done>> CloseView(string sessionId) => await WithSession<Done>(sessionId, async id =>
    {
        await desk.CloseView(Me, id);
        return Answers.Ok(Done.It);
    });

    public async Task<Answer<Sent>> Send(AgentMessage message)
    {
        var known = AgentInput.Check(message);
        if (!known.IsOk)
            return Answers.Refused<Sent>(known.Refusal);
        var (session, id) = known.Value;
        return Answers.From(await Write(session, chat => chat.Post(message.Text, id)), receipt => new Sent(receipt.Seq, receipt.At));
    }

    public async Task<Answer<Done>> MarkRead(string sessionId, long upTo)
    {
        if (Check.NotNegative(upTo, "upTo") is { } bad)
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
            Answers.From(Told(session, await desk.End(View, session, message)), _ => Done.It)));

    public async Task<Answer<AgentSync>> Sync(IReadOnlyList<SyncPoint> points)
    {
        var known = AgentInput.Check(points);
        return known.IsOk
            ? Answers.From(await desk.Sync(Me, known.Value), sync => sync)
            : Answers.Refused<AgentSync>(known.Refusal);
    }

    public async Task<Answer<ChannelBoard>> Board(string channelId)
    {
        var channel = Check.Id<ChannelId>(channelId, nameof(channelId));
        return channel.IsOk
            ? Answers.From(await desk.Board(Me, channel.Value), board => board)
            : Answers.Refused<ChannelBoard>(channel.Refusal);
    }

    public async Task<Answer<FormerChannelView>> FormerChannel(string channelId)
    {
        var channel = Check.Id<ChannelId>(channelId, nameof(channelId));
        return channel.IsOk
            ? Answers.From(await desk.FormerChannel(View, channel.Value), former => former)
            : Answers.Refused<FormerChannelView>(channel.Refusal);
    }

    private static async Task<Answer<T>> WithSession<T>(string sessionId, Func<SessionId, Task<Answer<T>>> act)
        where T : class
    {
        var id = Check.Id<SessionId>(sessionId, nameof(sessionId));
        return id.IsOk ? await act(id.Value) : Answers.Refused<T>(id.Refusal);
    }

    private static async Task<Answer<T>> WithMessage<T>(string messageId, Func<MessageId, Task<Answer<T>>> act)
        where T : class
    {
        var id = Check.Id<MessageId>(messageId, nameof(messageId));
        return id.IsOk ? await act(id.Value) : Answers.Refused<T>(id.Refusal);
    }

    /// <summary>A chat that became the agent's is followed before the answer, so that nothing of it is missed.</summary>
    private async Task<Answer<SessionRow>> Taken(Task<Result<SessionReceipt>> taking)
    {
        var receipt = await taking;
        if (receipt.Value is { Status: var status, Summary.Agent: { } agent } && status.IsOwned() && agent.Id == Me.Agent)
            await following.FollowOwn(Me, receipt.Value.Session);
        return Answers.From(receipt, taken => SessionRows.Of(taken.Summary));
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
