using System.Net;
using OrleansChat.Clients;
using OrleansChat.Sessions;

namespace OrleansChat.Hosting;

/// <summary>Fronts that stop and start, each test with one of its own.</summary>
public class ConnectionDrainTests
{
    [Fact]
    public async Task StoppingFront_WithConnections_SendsThemElsewhere()
    {
        var front = new FrontHost();
        await front.InitializeAsync();
        try
        {
            await using var agent = await front.PresentAgent();
            await using var visitor = await front.Visitor();
            var session = await MainJobTests.StartAndAccept(visitor, agent);
            var sent = (await visitor.Send("Are you still there tomorrow?")).Ok!;
            var token = (await visitor.Start("One more thing")).Ok!.Token;

            await front.Stop();
            await visitor.Farewells.Get("the farewell to the visitor", _ => true);
            await agent.Farewells.Get("the farewell to the agent", _ => true);

            await front.Start();
            await using var back = await VisitorClient.Open(front.Site, FrontHost.DemoChannel, visitor.Key);
            var log = (await back.Hello(token)).Ok!.Chat!.Log;
            Assert.Equal(session, log.SessionId);
            Assert.Contains(log.Events, view => view.Seq == sent.Seq && view.Text == "Are you still there tomorrow?");
            Assert.Single(front.Said.Split("First administrator:").Skip(1));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task StoppingFront_NewConnection_IsRefused()
    {
        var front = new FrontHost();
        await front.InitializeAsync();
        try
        {
            await using var visitor = await front.Visitor();
            // Until a call is answered the front may not have counted the connection in yet.
            Assert.Null((await visitor.Hello()).Refused);
            var stopping = Task.Run(front.Stop);
            // This visitor stays, so the front waits for a while.
            await visitor.Farewells.Get("the farewell to the visitor", _ => true);

            var refused = await Assert.ThrowsAsync<HttpRequestException>(() => VisitorClient.Open(front.Site, FrontHost.DemoChannel));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            await stopping;
        }
        finally
        {
            await front.DisposeAsync();
        }
    }
}
