using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using OrleansChat.Accounts.Links;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Accounts.SignIn;

[Collection(FrontCollection.Name)]
public class AccountTests(FrontHost front)
{
    [Fact]
    public async Task Account_AfterFiveWrongPasswords_IsLocked()
    {
        const string Email = "locked@example.com";
        await front.AddPerson("Locked", Email);
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Equal(RefusalCodes.WrongCredentials, await CodeOf(await SignIn(Email, "wrong password")));
        Assert.Equal(RefusalCodes.LockedOut, await CodeOf(await SignIn(Email, "wrong password")));
        var right = await SignIn(Email, FrontHost.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    [Fact]
    public async Task UnknownAddress_AfterWrongPasswords_IsLockedAlike()
    {
        const string Email = "Nobody.Here@example.com";
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Equal(RefusalCodes.WrongCredentials, await CodeOf(await SignIn(Email, "wrong password")));
        Assert.Equal(RefusalCodes.LockedOut, await CodeOf(await SignIn(Email, "wrong password")));
        Assert.Equal(RefusalCodes.LockedOut, await CodeOf(await SignIn(Email.ToLowerInvariant(), "wrong password")));
    }

    [Fact]
    public async Task SignOut_InOneTab_EndsTheOthers()
    {
        var cookie = await front.NewAgent("Tabby");
        await using var tab = await AgentClient.Open(front.Site, cookie);
        await tab.Hello();
        Assert.Equal(HttpStatusCode.NoContent, (await front.Post("sign-out", new { }, "api/account/", cookie)).StatusCode);
        await Eventually.Holds("the other tab's connection has ended", () => tab.Connection.State == HubConnectionState.Disconnected);
    }

    [Fact]
    public async Task SetupLink_UsedAgain_IsRefused()
    {
        var token = front.Said.Split("/setup/")[1].Trim();
        Assert.Equal(HttpStatusCode.NotFound, (await front.Get($"api/setup/{token}")).StatusCode);
        var again = await front.Post(token, new SetupRequest("Eve", "eve@example.com", FrontHost.Password), "api/setup/");
        Assert.Equal(RefusalCodes.SetupLinkInvalid, await CodeOf(again));
    }

    [Fact]
    public async Task Cookie_AfterSignIn_SaysWhoItIs()
    {
        var me = await (await front.Get("api/account", front.Administrator)).Content.ReadFromJsonAsync<AccountView>();
        Assert.Equal(("Ada Admin", true), (me!.Name, me.Administrator));
        Assert.Equal(RefusalCodes.NotSignedIn, await CodeOf(await front.Get("api/account")));
    }

    [Fact]
    public async Task Cookie_AfterSignIn_IsKeptFromScriptsAndOtherSites()
    {
        var response = await SignIn("ada@example.com", FrontHost.Password);
        var cookie = response.Headers.GetValues("Set-Cookie").Single().ToUpperInvariant();
        Assert.Contains("HTTPONLY", cookie, StringComparison.Ordinal);
        Assert.Contains("SAMESITE=LAX", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/admin/people")]
    [InlineData("api/admin/channels")]
    public async Task Administration_ByAnAgent_IsRefused(string path)
    {
        var agent = await front.NewAgent("Plain");
        Assert.Equal(HttpStatusCode.Unauthorized, (await front.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await front.Get(path, agent)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await front.Get(path, front.Administrator)).StatusCode);
    }

    [Fact]
    public async Task AgentsEndpoint_ForAdministrators_DoesNotExist() =>
        Assert.Equal(
            HttpStatusCode.NotFound, (await front.Post("agents", new { name = "Second" }, "api/admin/", front.Administrator)).StatusCode);

    [Fact]
    public async Task Post_FromAnotherWebsite_IsRefused()
    {
        var body = JsonContent.Create(Invited.Request("Mallory", "mallory@example.com", administrator: true));
        var foreign = await front.Ask(HttpMethod.Post, "api/admin/people", body, front.Administrator, ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        var form = new StringContent("{}", Encoding.UTF8, "text/plain");
        Assert.False((await front.Ask(HttpMethod.Post, "api/admin/people", form, front.Administrator)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task SignIn_WithMalformedInput_IsAnsweredWithACode()
    {
        var rubbish = new StringContent("{\"email\":", Encoding.UTF8, "application/json");
        Assert.Equal(RefusalCodes.InvalidInput, await CodeOf(await front.Ask(HttpMethod.Post, "api/account/sign-in", rubbish)));
        var huge = new StringContent($"{{\"email\":\"{new string('x', 100_000)}\"}}", Encoding.UTF8, "application/json");
        Assert.Equal(RefusalCodes.TooLarge, await CodeOf(await front.Ask(HttpMethod.Post, "api/account/sign-in", huge)));
    }

    private Task<HttpResponseMessage> SignIn(string email, string password) =>
        front.Post("sign-in", new SignInRequest(email, password), "api/account/");

    private static async Task<string?> CodeOf(HttpResponseMessage response)
    {
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString();
    }
}
