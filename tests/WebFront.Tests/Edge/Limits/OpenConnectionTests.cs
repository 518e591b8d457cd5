using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Edge.Limits;

/// <summary>How many connections may be open, and for how long without a Hello.</summary>
public class OpenConnectionTests
{
    [Fact]
    public async Task Connections_WithAnEmptyId_CountAsNewOnes()
    {
        await With(LimitTests.Limit("Connections", 3), async front =>
        {
            string[] evasions = ["?id=", "?id=&x=1", "?ID="];
            foreach (var query in evasions)
            {
                using var socket = await RawSocket.Open(front.Site, "visitor", query: query);
                await socket.Hears("{}");
            }

            var refused = await Browser.Problem(await front.Ask(HttpMethod.Get, "hubs/visitor?id=", null));
            Assert.Equal(RefusalCodes.RateLimited, refused.GetProperty("code").GetString());
            // An id that nobody gave out opens nothing.
            Assert.Equal(HttpStatusCode.NotFound, (await front.Ask(HttpMethod.Get, "hubs/visitor?id=mine", null)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await front.Ask(HttpMethod.Get, "hubs/visitor?id=&id=", null)).StatusCode);
        });
    }

    [Fact]
    public async Task OpenConnections_OfOneAddress_AreRefusedFromTheCapOnAndLetInAgain()
    {
        await With(["--Chat:Limits:OpenPerAddress=2"], async front =>
        {
            using var mute = await RawSocket.Open(front.Site, "visitor", handshake: false);
            var second = await RawSocket.Open(front.Site, "visitor");
            await second.Hears("{}");

            using (var third = await RawSocket.Open(front.Site, "visitor"))
            {
                var said = await third.Closes();
                Assert.Contains("\"type\":7", said, StringComparison.Ordinal);
                Assert.Contains($"{RefusalCodes.RateLimited}: ", said, StringComparison.Ordinal);
            }

            var negotiated = await Browser.Problem(await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null));
            Assert.Equal(OpenConnections.PerAddress, negotiated.GetProperty("details").GetProperty("limit").GetString());
            Assert.True(negotiated.GetProperty("retryAfterMs").GetInt32() > 0);
            second.Dispose();
            await Eventually.Holds("a place is free again", async () =>
            {
                using var again = await RawSocket.Open(front.Site, "visitor");
                return (await again.Hears("{}", "\"type\":7")).StartsWith("{}\u001e", StringComparison.Ordinal)
                    && !again.Heard.Contains("\"type\":7", StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public async Task OpenConnections_OfAllVisitors_LeaveRoomForAgents()
    {
        await With(["--Chat:Limits:OpenInTotal=1"], async front =>
        {
            await using var visitor = await front.Visitor();
            Assert.Null((await visitor.Hello()).Refused);
            var refused = await Browser.Problem(await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null));
            Assert.Equal(OpenConnections.InTotal, refused.GetProperty("details").GetProperty("limit").GetString());
            await using var agent = await AgentClient.Open(front.Site, front.Administrator);
            Assert.Null((await agent.Hello()).Refused);
        });
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("Text/Event-Stream")]
    public async Task EventStreams_HoweverTheyAreAskedFor_HoldTheirPlaces(string accept)
    {
        await With(["--Chat:Limits:OpenPerAddress=1"], async front =>
        {
            var negotiated = await (await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null))
                .Content.ReadFromJsonAsync<JsonElement>();
            using var http = new HttpClient { BaseAddress = front.Site };
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"hubs/visitor?id={negotiated.GetProperty("connectionToken").GetString()}");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var stream = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);

            var refused = await Browser.Problem(await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null));
            Assert.Equal(OpenConnections.PerAddress, refused.GetProperty("details").GetProperty("limit").GetString());
        });
    }

    [Fact]
    public async Task OpenConnections_OfVisitorsOfOneAddress_LeaveRoomForItsAgents()
    {
        string[] limits = ["--Chat:Limits:OpenPerAddress=1", .. LimitTests.Limit("Connections", 2), .. LimitTests.Limit("Hellos", 1)];
        await With(limits, async front =>
        {
            await using var visitor = await front.Visitor();
            Assert.Null((await visitor.Hello()).Refused);
            Assert.Equal(
                HttpStatusCode.TooManyRequests,
                (await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null)).StatusCode);
            await using var agent = await AgentClient.Open(front.Site, front.Administrator);
            Assert.Null((await agent.Hello()).Refused);
        });
    }

    [Theory]
    [InlineData("visitor", true)]
    [InlineData("visitor", false)]
    [InlineData("agent", true)]
    [InlineData("agent", false)]
    public async Task Connection_WithoutHello_IsClosed(string hub, bool handshake)
    {
        await With(["--Chat:Limits:HelloSeconds=1"], async front =>
        {
            await using var visitor = await front.Visitor();
            Assert.Null((await visitor.Hello()).Refused);
            using var mute = await RawSocket.Open(front.Site, hub, front.Administrator, handshake);
            var said = await mute.Closes();
            if (handshake)
            {
                Assert.Contains("\"type\":7", said, StringComparison.Ordinal);
                Assert.Contains($"{RefusalCodes.OutOfOrder}: ", said, StringComparison.Ordinal);
            }

            Assert.Null((await visitor.Hello()).Refused);
        });
    }

    private static async Task With(string[] settings, Func<FrontHost, Task> test)
    {
        var front = new FrontHost { Settings = settings };
        await front.InitializeAsync();
        try
        {
            await test(front);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }
}
