using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Edge.Limits;
using OrleansChat.Hosting;
using OrleansChat.Sessions;

namespace OrleansChat.Edge.Http;

/// <summary>Whose word counts on where a request comes from. The tests come from 127.0.0.1, as a proxy beside the front would.</summary>
public class ProxyTests
{
    [Fact]
    public async Task ForwardedHeaders_FromAnUnconfiguredProxy_AreIgnored()
    {
        var front = new FrontHost { Settings = [.. LimitTests.Limit("SignIns", 2), "--Chat:Proxies:Addresses:0=192.0.2.1"] };
        await front.InitializeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, ("X-Forwarded-For", "203.0.113.1"))).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, ("X-Forwarded-For", "203.0.113.2"))).StatusCode);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(front, ("X-Forwarded-For", "203.0.113.3"))).StatusCode);
            Assert.Equal("127.0.0.1", await StoredAddress(front, "203.0.113.9"));
            var page = await front.Ask(HttpMethod.Get, "demo", null, header: ("X-Forwarded-Proto", "https"));
            Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task ForwardedHeaders_FromAConfiguredProxy_SayClientAndSchemeButNoHost()
    {
        var front = new FrontHost { Settings = [.. LimitTests.Limit("SignIns", 1), "--Chat:Proxies:Networks:0=127.0.0.0/8"] };
        await front.InitializeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, ("X-Forwarded-For", "203.0.113.1"))).StatusCode);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(front, ("X-Forwarded-For", "203.0.113.1"))).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, ("X-Forwarded-For", "203.0.113.2"))).StatusCode);
            // What the browser wrote in front of what the proxy saw is not the proxy's word.
            Assert.Equal(
                HttpStatusCode.TooManyRequests, (await SignIn(front, ("X-Forwarded-For", "198.51.100.7, 203.0.113.2"))).StatusCode);
            Assert.Equal("203.0.113.9", await StoredAddress(front, "203.0.113.9"));

            var page = await front.Ask(HttpMethod.Get, "demo", null, header: ("X-Forwarded-Proto", "https"));
            Assert.Equal("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
            Assert.StartsWith(
                $"https://{front.Site.Authority}/", await InvitationLink(front, ("X-Forwarded-Proto", "https")), StringComparison.Ordinal);
            Assert.StartsWith(
                front.Site.ToString(), await InvitationLink(front, ("X-Forwarded-Host", "evil.example")), StringComparison.Ordinal);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    private static Task<HttpResponseMessage> SignIn(FrontHost front, (string Name, string Value) header) => front.Ask(
        HttpMethod.Post,
        "api/account/sign-in",
        JsonContent.Create(new SignInRequest("nobody@example.com", FrontHost.Password)),
        header: header);

    private static async Task<string> InvitationLink(FrontHost front, (string Name, string Value) header)
    {
        var body = JsonContent.Create(new InviteRequest(null, $"{Guid.NewGuid():N}@example.com", false, [], false, "en"));
        var response = await front.Ask(HttpMethod.Post, "api/admin/people", body, front.Administrator, header);
        return (await Browser.Value<InvitationView>(response)).Link!;
    }

    /// <summary>Of a chat whose visitor came with that header.</summary>
    private static async Task<string?> StoredAddress(FrontHost front, string forwardedFor)
    {
        await using var agent = await AgentClient.Open(front.Site, front.Administrator);
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(front.Site, FrontHost.DemoChannel, forwardedFor: forwardedFor);
        await visitor.Hello();
        var session = new SessionId(Guid.Parse((await visitor.Start("Where am I?")).Ok!.Log.SessionId));
        var page = await front.Services.GetRequiredService<IGrainFactory>().Session(session).Read(0, 1);
        return page.Value!.Summary.Visit.Ip;
    }
}
