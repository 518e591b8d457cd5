using OrleansChat.Channels;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Validation;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>How chats go from hand to hand.</summary>
internal sealed partial class AgentHub
{
    public async Task<Answer<Done>> Transfer(TransferRequest request)
    {
        var known = TransferInput.Check(request);
        return known.IsOk
            ? Answers.From(Told(known.Value.Session, await transfers.Request(View, known.Value)), _ => Done.It)
            : Answers.Refused<Done>(known.Refusal);
    }

    public async Task<Answer<AcceptedChat>> AcceptTransfer(string sessionId, string messageId) =>
        await WithSession<AcceptedChat>(sessionId, async id => await WithMessage<AcceptedChat>(messageId, async message =>
            Answers.From(await transfers.Accept(Me, id, message), chat => chat)));

    public Task<Answer<Done>> RejectTransfer(string sessionId, string messageId) =>
        EndTransfer(sessionId, messageId, TransferOutcome.Rejected);

    public Task<Answer<Done>> CancelTransfer(string sessionId, string messageId) =>
        EndTransfer(sessionId, messageId, TransferOutcome.Cancelled);

    [ReadsOnly]
    public async Task<Answer<TransferTargets>> TransferTargets(string sessionId) =>
        await WithSession<TransferTargets>(sessionId, async id => Answers.From(await transfers.Targets(View, id), targets => targets));

    public async Task<Answer<AcceptedChat>> TakeOver(string sessionId, string messageId) =>
        await WithSession<AcceptedChat>(sessionId, async id => await WithMessage<AcceptedChat>(messageId, async message =>
            Answers.From(await transfers.TakeOver(Me, id, message), chat => chat)));

    [ReadsOnly]
    public async Task<Answer<GoneAgents>> GoneAgents(string channelId)
    {
        var id = InputRules.Id<ChannelId>(channelId, nameof(channelId));
        return id.IsOk
            ? Answers.From(await transfers.Gone(View, id.Value), gone => gone)
            : Answers.Refused<GoneAgents>(id.Refusal);
    }

    private async Task<Answer<Done>> EndTransfer(string sessionId, string messageId, TransferOutcome outcome) =>
        await WithSession<Done>(sessionId, async id => await WithMessage<Done>(messageId, async message =>
            Answers.From(Told(id, await transfers.End(View, id, outcome, message)), _ => Done.It)));
}
