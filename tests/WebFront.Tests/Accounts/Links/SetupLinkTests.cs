using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Accounts.Links;

/// <summary>The way to the first account, each test with a front that has none yet.</summary>
public sealed class SetupLinkTests : IAsyncLifetime
{
    private readonly FrontHost _front = new();

    private string[] Links => [.. _front.Said.Split("/setup/").Skip(1).Select(after => after.Split('\n')[0].Trim())];

    public Task InitializeAsync() => _front.Start();

    public Task DisposeAsync() => _front.DisposeAsync();

    [Fact]
    public async Task SetupLink_FirstOneUsed_EndsAllOthers()
    {
        await Restart();
        var links = Links;
        Assert.Equal(2, links.Distinct().Count());
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.NoContent, (await _front.Get($"api/setup/{link}")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await Use(links[0], "ada")).StatusCode);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _front.Get($"api/setup/{link}")).StatusCode);
            Assert.Contains(
                RefusalCodes.SetupLinkInvalid, await (await Use(link, "eve")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await Restart();
        Assert.Equal(2, Links.Length);
    }

    [Fact]
    public async Task SetupLinks_UsedAtOnce_MakeOneAdministrator()
    {
        await Restart();
        var answers = await Task.WhenAll(Links.Select((link, person) => Use(link, $"person{person}")));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task PersonFromTheIdentityProvider_BeforeSetup_IsNoAdministrator()
    {
        await using (var scope = _front.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<AccountService>();
            Assert.True((await accounts.Create("Nils", "nils@example.com", password: null, administrator: false, invited: true)).IsOk);
        }

        await Restart();

        Assert.Equal(2, Links.Length);
        Assert.Equal(HttpStatusCode.OK, (await Use(Links[1], "ada")).StatusCode);
    }

    private async Task Restart()
    {
        await _front.Stop();
        await _front.Start();
    }

    private Task<HttpResponseMessage> Use(string link, string person) =>
        _front.Post(link, new SetupRequest(person, $"{person}@example.com", FrontHost.Password), "api/setup/");
}
