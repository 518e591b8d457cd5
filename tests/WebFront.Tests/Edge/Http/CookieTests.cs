using System.Net;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Testing;

namespace OrleansChat.Edge.Http;

/// <summary>Every cookie of every way to sign in.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private readonly List<string> _set = [];
    private IReadOnlyList<string> _codes = [];
    private OpenIdProvider _provider = null!;
    private FrontHost _front = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        _front = new FrontHost
        {
            Settings =
            [
                "--Chat:Proxies:Addresses:0=127.0.0.1", $"--Chat:OpenIdConnect:Authority={_provider.Address}",
                $"--Chat:OpenIdConnect:ClientId={OpenIdProvider.Client}", $"--Chat:OpenIdConnect:ClientSecret={OpenIdProvider.Secret}",
                "--Chat:OpenIdConnect:RequireHttps=false",
            ],
        };
        await _front.Start();
    }

    public async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Cookies_OfEveryKind_AreKeptFromScriptsAndOtherWebsites()
    {
        await SetUpAndTurnTwoFactorOn();
        await SignInWithTwoFactor();
        await AskForAPasskey();
        await ComeFromTheProvider();

        string[] expected =
        [
            "orleans-chat=", "orleans-chat.step=", "orleans-chat.external=",
            ".AspNetCore.Correlation.", ".AspNetCore.OpenIdConnect.Nonce.",
        ];
        Assert.All(expected, name => Assert.Contains(_set, cookie => cookie.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(_set, cookie =>
        {
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); samesite=(lax|strict)", cookie);
        });
    }

    private async Task SetUpAndTurnTwoFactorOn()
    {
        using var browser = new CookieRecorder(_front.Site, _set);
        await browser.Ask<AccountView>(
            $"api/setup/{_front.Said.Split("/setup/")[1].Trim()}", new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
        var start = await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(FrontHost.Password));
        var code = new AuthenticatorApp(start.Secret).Code();
        _codes = (await browser.Ask<RecoveryCodesView>("api/profile/two-factor/confirm", new ConfirmTwoFactorRequest(code))).Codes;
    }

    private async Task SignInWithTwoFactor()
    {
        using var browser = new CookieRecorder(_front.Site, _set);
        var first = await browser.Send(HttpMethod.Post, "api/account/sign-in", new SignInRequest("ada@example.com", FrontHost.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, first.StatusCode);
        await browser.Ask<AccountView>("api/account/sign-in/code", new SecondFactorRequest(_codes[0]));
        await browser.Send(HttpMethod.Post, "api/account/sign-out");
    }

    private async Task AskForAPasskey()
    {
        using var browser = new CookieRecorder(_front.Site, _set);
        await browser.Ask<PasskeyOptions>("api/account/passkey/options");
    }

    private async Task ComeFromTheProvider()
    {
        _provider.User = new("subject-1", "Ada", "ada@example.com", EmailVerified: true);
        using var browser = new CookieRecorder(_front.Site, _set);
        using var elsewhere = new Browser(_provider.Address);
        var at = new Uri(_front.Site, "api/account/external");
        for (var step = 0; step < 8 && at.AbsolutePath != "/console"; step++)
        {
            var response = at.Port == _front.Site.Port
                ? await browser.Send(HttpMethod.Get, at.PathAndQuery)
                : await elsewhere.Get(at.ToString());
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            at = new Uri(at, response.Headers.Location!);
        }

        Assert.Equal("/console", at.PathAndQuery);
    }
}
