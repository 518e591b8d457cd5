using Microsoft.AspNetCore.SignalR;
using OrleansChat.Access;
using OrleansChat.Edge;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Hubs;
using OrleansChat.Edge.Limits;
using OrleansChat.Files;

namespace OrleansChat.Sessions;

/// <summary>
/// The edge towards visitors' browsers: checks what comes in, then hands on.
/// No cookie counts here. The methods of each noun stand in the noun's folder.
/// </summary>
internal sealed partial class VisitorHub(
    VisitorService service,
    VisitorSubscriptions subscriptions,
    FileSending sending,
    ChatFileAccess files,
    FrontSettings settings,
    UnconfiguredProxies proxies,
    TimeProvider time) : HubBase<IVisitorClient>, IVisitorHub
{
    private VisitorConnection Me => (VisitorConnection)HubConnectionState.Of(Context);

    public override Task OnConnectedAsync()
    {
        var budget = new CallBudget(time, settings.Limits.VisitorPerSecond, settings.Limits.VisitorBurst);
        var http = Context.GetHttpContext();
        var relayedFor = http is null ? null : proxies.VisitorOf(http);
        HubConnectionState.Keep(
            Context, new VisitorConnection(Context.ConnectionId, AddressKey.Of(http), budget, VisitorOrigins.Of(http), relayedFor, time));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception) => subscriptions.Drop(Me);

    public async Task<Answer<VisitorWelcome>> Hello(VisitorHello hello)
    {
        var channel = VisitorInput.Check(hello);
        if (!channel.IsOk)
            return Answers.Refused<VisitorWelcome>(channel.Refusal);
        return Answers.From(await service.Welcome(Me, channel.Value, hello), welcome => welcome);
    }
}
