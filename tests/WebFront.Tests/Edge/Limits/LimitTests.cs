using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>Small limits that do not come back while a test runs, each test with a front of its own.</summary>
public class LimitTests
{
    [Fact]
    public async Task ChatsAndMessages_BeyondTheLimit_AreRefused()
    {
        var front = new FrontHost { Settings = [.. Limit("Starts", 2), .. Limit("Messages", 3)] };
        var counted = 0L;
        using var meter = Listen(limit => counted += limit is "messages" ? 1 : 0);
        await front.InitializeAsync();
        try
        {
            await using var agent = await AgentClient.Open(front.Site, front.Administrator);
            await agent.Hello();
            await agent.SetPresence("present");
            await using var visitor = await Greeted(front);
            var chat = (await visitor.Start("First")).Ok!;
            await using var tab = await front.Visitor(visitor.Key);
            Assert.NotNull((await tab.Hello(chat.Token)).Ok!.Chat);
            await using var other = await Greeted(front);
            Assert.NotNull((await other.Start("Second")).Ok);

            await using var third = await Greeted(front);
            AssertLimited("starts", (await third.Start("Third")).Refused);

            Assert.Null((await visitor.Send("One")).Refused);
            Assert.Null((await tab.Send("Two")).Refused);
            Assert.Null((await visitor.Send("Three")).Refused);
            AssertLimited("messages", (await visitor.Send("Four")).Refused);
            AssertLimited("messages", (await tab.Send("Five")).Refused);
            Assert.Null((await other.Send("Somebody else's chat")).Refused);
            Assert.Equal(2, Interlocked.Read(ref counted));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task ConnectionsAndHellos_BeyondTheLimitPerAddress_AreRefused()
    {
        var front = new FrontHost { Settings = [.. Limit("Connections", 4), .. Limit("Hellos", 3)] };
        await front.InitializeAsync();
        try
        {
            // Each client negotiates, and then opens the socket under the id that it got.
            await using var one = await front.Visitor();
            await using var two = await front.Visitor();
            Assert.Null((await one.Hello()).Refused);
            Assert.Null((await two.Hello()).Refused);
            Assert.Null((await one.Hello()).Refused);
            AssertLimited("hellos", (await two.Hello()).Refused);

            // Visitors of an address do not keep its agents out.
            await using var agent = await AgentClient.Open(front.Site, front.Administrator);
            for (var greetings = 0; greetings < 3; greetings++)
                Assert.Null((await agent.Hello()).Refused);
            AssertLimited("hellos", (await agent.Hello()).Refused);

            await using var three = await front.Visitor();
            await using var four = await front.Visitor();
            var refused = await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1", null);
            await AssertLimited("connections", refused);
            await AssertLimited("connections", await front.Ask(HttpMethod.Post, "hubs/visitor/negotiate?negotiateVersion=1&id=x", null));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task SignInsAndLinks_BeyondTheLimitPerAddress_AreRefused()
    {
        var front = new FrontHost { Settings = [.. Limit("SignIns", 3), .. Limit("Links", 4), "--Chat:SecureCookies=true"] };
        await front.InitializeAsync();
        try
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, "somebody@example.com")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(front, "nobody@example.com")).StatusCode);
            var right = await SignIn(front, "ada@example.com");
            Assert.Contains("; secure", Assert.Single(right.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
            await AssertLimited("signIns", await SignIn(front, "ada@example.com"));
            await AssertLimited("signIns", await front.Post("code", new SecondFactorRequest("123456"), "api/account/sign-in/"));
            await AssertLimited("signIns", await front.Ask(HttpMethod.Post, "api/account/passkey/options", null));

            // The setup of this test was the first.
            Assert.Equal(HttpStatusCode.NotFound, (await front.Get("api/setup/rubbish")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await front.Get("api/account/links/rubbish")).StatusCode);
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await front.Post("forgot", new ForgotRequest("ada@example.com", "en"), "api/account/")).StatusCode);
            await AssertLimited("links", await front.Post("forgot", new ForgotRequest("ada@example.com", "en"), "api/account/"));
            await AssertLimited("links", await front.Get("api/setup/rubbish"));
            await AssertLimited("links", await front.Post("rubbish", new UseLinkRequest("Eve", FrontHost.Password), "api/account/links/"));
            Assert.Equal(HttpStatusCode.OK, (await front.Get("api/account", front.Administrator)).StatusCode);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task EndReasonQuestions_BeyondTheLimitPerAddress_AreRefused()
    {
        var front = new FrontHost { Settings = Limit("SignIns", 3) };
        await front.InitializeAsync();
        try
        {
            var dead = front.Administrator;
            Assert.Equal(HttpStatusCode.OK, (await SignIn(front, "ada@example.com")).StatusCode);
            using (var elsewhere = new Browser(front.Site))
            {
                Assert.Null(await elsewhere.SignIn("ada@example.com", FrontHost.Password));
                Assert.Null(await Browser.Code(await elsewhere.Post("api/profile/sign-out-elsewhere")));
                for (var at = 0; at < 5; at++)
                    Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("api/account")).StatusCode);
            }

            for (var at = 0; at < 3; at++)
                Assert.Equal("elsewhere", await Ended(front, dead));
            Assert.Null(await Ended(front, dead));
            Assert.Null(await Ended(front, null));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    internal static string[] Limit(string name, int burst) =>
        [$"--Chat:Limits:{name}:Burst={burst}", $"--Chat:Limits:{name}:PerMinute=0.01"];

    private static Task<HttpResponseMessage> SignIn(FrontHost front, string email) =>
        front.Post("sign-in", new SignInRequest(email, FrontHost.Password), "api/account/");

    private static async Task<VisitorClient> Greeted(FrontHost front)
    {
        var visitor = await front.Visitor();
        Assert.Null((await visitor.Hello()).Refused);
        return visitor;
    }

    private static void AssertLimited(string limit, RefusalView? refused)
    {
        Assert.Equal((RefusalCodes.RateLimited, limit), (refused?.Code, refused?.Details?["limit"]));
        Assert.True(refused!.RetryAfterMs > 0);
        Assert.Contains($"wait {refused.Details!["seconds"]} seconds", refused.Text, StringComparison.Ordinal);
    }

    /// <summary>Nobody is signed in; the reason, if it is told.</summary>
    private static async Task<string?> Ended(FrontHost front, string? cookies)
    {
        var problem = await Browser.Problem(await front.Get("api/account", cookies));
        Assert.Equal(RefusalCodes.NotSignedIn, problem.GetProperty("code").GetString());
        return problem.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object
            ? details.GetProperty("ended").GetString()
            : null;
    }

    private static async Task AssertLimited(string limit, HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        var problem = await Browser.Problem(response);
        Assert.Equal(RefusalCodes.RateLimited, problem.GetProperty("code").GetString());
        Assert.Equal(limit, problem.GetProperty("details").GetProperty("limit").GetString());
        Assert.True(problem.GetProperty("retryAfterMs").GetInt32() > 0);
        Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    private static MeterListener Listen(Action<object?> limited)
    {
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, heard) =>
        {
            if (instrument.Name == "chat.front.limited")
                heard.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => limited(tags[0].Value));
        listener.Start();
        return listener;
    }
}
