using Microsoft.AspNetCore.Authorization;
using OrleansChat.Access;
using OrleansChat.Cluster;
using OrleansChat.Documents;
using OrleansChat.Drafts;
using OrleansChat.Edge;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Validation;
using OrleansChat.Files;
using OrleansChat.Notes;
using OrleansChat.Replies;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Agents;

/// <summary>
/// The edge towards agents' browsers: checks what comes in, then hands on.
/// The cookie says who calls. The methods of each noun stand in the noun's folder.
/// </summary>
[Authorize]
internal sealed partial class AgentHub(
    AgentService service,
    SessionService sessions,
    TransferService transfers,
    DraftService drafts,
    NoteService notes,
    FileSending sending,
    ChatFileAccess files,
    DocumentSending documents,
    ArticleLinks links,
    AgentSubscriptions subscriptions,
    AgentAccess agents,
    SessionAccess access,
    FrontSettings settings,
    ClusterClock clock,
    PollNotifier polls,
    TimeProvider time) : HubBase<IAgentClient>, IAgentHub
{
    private AgentConnection Me => (AgentConnection)HubConnectionState.Of(Context);

    private AgentView View => Me.View!;

    public override Task OnConnectedAsync()
    {
        var budget = new CallBudget(time, settings.Limits.AgentPerSecond, settings.Limits.AgentBurst);
        var me = new AgentConnection(Context, budget, subscriptions, clock, time);
        HubConnectionState.Keep(Context, me);
        NotifyingPipeReader.Listen(Context.Features, me.Heard);
        polls.Listen(Context, me.Heard);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        polls.Forget(Context);
        return subscriptions.Drop(Me);
    }

    public async Task<Answer<AgentWelcome>> Hello(AgentHello hello)
    {
        if (hello?.Protocol != ProtocolVersion.Current)
            return Answers.Refused<AgentWelcome>(Refusal.With(RefusalCodes.ProtocolUnsupported, "supported", $"{ProtocolVersion.Current}"));
        return Answers.From(await service.Welcome(Me), welcome => welcome);
    }

    public async Task<Answer<AgentMe>> SetPresence(string presence) => AgentInput.Presence(presence) is { } declared
        ? Answers.From(await service.Declare(Me, declared), AgentViews.Me)
        : Answers.Refused<AgentMe>(InputRules.Invalid("presence", "word"));

    [ReadsOnly]
    public async Task<Answer<AgentSync>> Sync(IReadOnlyList<SyncPoint> points)
    {
        var known = AgentInput.Check(points);
        return known.IsOk
            ? Answers.From(await service.Sync(Me, known.Value), sync => sync)
            : Answers.Refused<AgentSync>(known.Refusal);
    }
}
