using System.Net.WebSockets;
using System.Text;
using OrleansChat.Access;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Edge.Http;

/// <summary>No other website does anything with somebody's cookie.</summary>
[Collection(EdgeCollection.Name)]
public class SameOriginTests(AccessScene scene)
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task ChangingEndpoints_FromAnotherWebsite_Refuse(string header, string value)
    {
        var endpoints = Endpoints.Of(scene.Front).Where(endpoint => endpoint.IsUnsafe && !ByToken(endpoint)).ToArray();
        Assert.True(endpoints.Length > 35, $"Only {endpoints.Length} endpoints were found.");
        foreach (var endpoint in endpoints)
        {
            var body = new StringContent("{}", Encoding.UTF8, "application/json");
            var response = await scene.Front.Ask(
                new HttpMethod(endpoint.Method), endpoint.Path, body, scene.CookiesOf(Caller.Administrator), (header, value));
            Assert.Equal((endpoint, RefusalCodes.AddressMismatch), (endpoint, await Browser.Code(response)));
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task AgentHub_FromAnotherWebsite_IsClosed(string header, string value)
    {
        var negotiated = await scene.Front.Ask(
            HttpMethod.Post, "hubs/agent/negotiate?negotiateVersion=1", null, scene.CookiesOf(Caller.MayRespond), (header, value));
        Assert.Equal(RefusalCodes.AddressMismatch, await Browser.Code(negotiated));
        await Assert.ThrowsAsync<WebSocketException>(() => OpenSocket((header, value)));
    }

    [Fact]
    public async Task AgentHub_FromTheConsole_IsOpen()
    {
        using var socket = await OpenSocket(("Origin", scene.Front.Site.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    /// <summary>Visitors upload from other websites, by a token that no browser sends along by itself: no cookie counts there.</summary>
    private static bool ByToken(KnownEndpoint endpoint) => endpoint.Path.StartsWith("/files/uploads", StringComparison.Ordinal);

    private async Task<ClientWebSocket> OpenSocket((string Name, string Value) header)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", scene.CookiesOf(Caller.MayRespond));
        socket.Options.SetRequestHeader(header.Name, header.Value);
        await socket.ConnectAsync(new UriBuilder(scene.Front.Site) { Scheme = "ws", Path = "hubs/agent" }.Uri, CancellationToken.None);
        return socket;
    }
}
