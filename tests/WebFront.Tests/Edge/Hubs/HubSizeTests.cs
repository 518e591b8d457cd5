using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Sessions;
using Client = Microsoft.AspNetCore.SignalR.Client;

namespace OrleansChat.Edge.Hubs;

/// <summary>What is too long for its field gets a code; what is too long for a call is in the tests of refusals.</summary>
[Collection(HubCollection.Name)]
public class HubSizeTests(AccessScene scene)
{
    private static readonly string Long = new('x', 9_000);

    [Fact]
    public async Task HubCall_WithTextsTooLong_IsRefusedAndTheConnectionStays()
    {
        var (visitor, started) = await scene.NewChat(scene.Channel, Chat.Ongoing);
        await using var _ = visitor;
        var (session, console, id) = (started.Log.SessionId, scene.Console, VisitorClient.NewId());
        RefusalView?[] refused =
        [
            (await visitor.Ask<VisitorWelcome>("Hello", new VisitorHello(ProtocolVersion.Current, Long, null, 0))).Refused,
            (await visitor.Send(Long)).Refused,
            (await visitor.Ask<Sent>("Send", new VisitorMessage(Long, "Hello"))).Refused,
            (await visitor.Ask<Done>("End", Long)).Refused,
            (await visitor.Ask<Done>("Reopen", Long)).Refused,
            (await console.Send(session, Long)).Refused,
            (await console.Send(Long, "Hello")).Refused,
            (await console.Send(session, "Hello", Long)).Refused,
            (await console.SetPresence(Long)).Refused,
            (await console.Ask<SessionRow>("GetNext", Long, null)).Refused,
            (await console.Accept(Long)).Refused,
            (await console.Open(Long)).Refused,
            (await console.Ask<Done>("CloseView", Long)).Refused,
            (await console.Ask<Done>("MarkRead", Long, 1)).Refused,
            (await console.Ask<Done>("End", Long, id)).Refused,
            (await console.Ask<Done>("End", session, Long)).Refused,
            (await console.Ask<AgentSync>("Sync", new List<SyncPoint> { new(Long, 0) })).Refused,
            (await console.Ask<AgentSync>("Sync", Enumerable.Repeat(new SyncPoint(session, 0), 201).ToList())).Refused,
            (await console.Ask<ChannelBoard>("Board", Long)).Refused,
        ];
        Assert.All(refused, each => Assert.Equal(RefusalCodes.InvalidInput, each?.Code));
        await visitor.Tell("Typing", true, Long);
        await console.Tell("Typing", Long, true);
        Assert.Equal(
            (Client.HubConnectionState.Connected, Client.HubConnectionState.Connected),
            (visitor.Connection.State, console.Connection.State));
        Assert.Null((await visitor.Send("Still here.")).Refused);
    }
}
