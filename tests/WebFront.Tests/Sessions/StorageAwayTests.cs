using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Agents;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Sessions;

/// <summary>The database goes away under a chat, and comes back.</summary>
public sealed class StorageAwayTests : IAsyncLifetime
{
    private PostgreSqlServer _database = null!;
    private FrontHost _front = null!;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlServer.Start();
        _front = new()
        {
            Settings =
            [
                "--Chat:Mode=Member", "--Chat:Database:Provider=PostgreSql",
                $"--Chat:Database:ConnectionString={await _database.CreateDatabase()}",
                $"--Chat:Cluster:SiloPort={FreePort.Next()}", $"--Chat:Cluster:GatewayPort={FreePort.Next()}",
            ],
            // Everybody would be gone at once: nobody may be, only because the database is away.
            Replace = static services => services.Configure<AgentOptions>(static agents => agents.Grace = TimeSpan.FromSeconds(1)),
        };
        await _front.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Chat_StorageIsAway_RefusesWithACodeAndGoesOn()
    {
        await using var agent = await _front.PresentAgent();
        await using var visitor = await _front.Visitor();
        var session = await MainJobTests.StartAndAccept(visitor, agent);
        var id = VisitorClient.NewId();

        await _database.Stop(PostgreSqlStop.Immediate);
        RefusalView?[] refused =
        [
            (await visitor.Send("Are you there?", id)).Refused,
            (await agent.Ask<AgentSync>("Sync", new List<SyncPoint> { new(session, 0) })).Refused,
            (await agent.Send(session, "One moment")).Refused,
        ];
        Assert.All(refused, each => Assert.Equal((RefusalCodes.StorageUnavailable, true), (each?.Code, each?.RetryAfterMs > 0)));
        var rest = await _front.Get("api/account", _front.Administrator);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, RefusalCodes.StorageUnavailable), (rest.StatusCode, await Browser.Code(rest)));
        await _database.StartAgain();

        var sent = await Eventually.Get(
            "the visitor's message is stored", () => visitor.Send("Are you there?", id), answer => answer.Ok is not null);
        await agent.Events.Get("the visitor's message", push => push.Event.Seq == sent.Ok!.Seq && push.Event.Text == "Are you there?");
        var answered = await Eventually.Get(
            "the agent's answer is stored", () => agent.Send(session, "Yes"), answer => answer.Ok is not null);
        Assert.Null(answered.Refused);
        var log = (await visitor.Sync(0)).Ok!.Log;
        Assert.Single(log.Events, view => view.MessageId == id);
        Assert.DoesNotContain(log.Events, view => view.Type == "queued" && view.Reason == "agentGone");
        Assert.Equal((HubConnectionState.Connected, HubConnectionState.Connected), (agent.Connection.State, visitor.Connection.State));
    }
}
