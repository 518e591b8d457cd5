using System.Net;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Signing in through a provider that runs beside the front.</summary>
public sealed class ExternalSignInTests : IAsyncLifetime
{
    private readonly FrontHost _front = new();
    private OpenIdProvider _provider = null!;
    private Browser _admin = null!;

    private Uri Site => new($"http://localhost:{_front.Site.Port}/");

    public async Task InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        await Start();
        _admin = new Browser(Site);
        await _admin.Ask<AccountView>(
            $"api/setup/{_front.Said.Split("/setup/")[1].Trim()}", new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _front.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task ExternalSignIn_WithAVerifiedAddress_OpensAndLinksTheAccount()
    {
        Assert.Equal("Our company", (await _admin.Read<SignInWays>("api/account/ways")).OpenIdConnect);
        using var browser = new Browser(Site);
        Assert.Equal("/console", await Come(browser, new("subject-1", "Ada at the provider", "ada@example.com", EmailVerified: true)));
        Assert.Equal("Ada Admin", (await browser.Read<AccountView>("api/account")).Name);
        Assert.Equal(["Our company"], (await browser.Read<ProfileView>("api/profile")).ExternalSignIns);

        // From now on the subject counts, whatever address the provider has.
        using var later = new Browser(Site);
        Assert.Equal("/console", await Come(later, new("subject-1", "Ada", "moved@example.com", EmailVerified: false)));
        Assert.Equal("ada@example.com", (await later.Read<AccountView>("api/account")).Email);
    }

    [Fact]
    public async Task ExternalSignIn_WithAnUnverifiedAddress_OpensNothing()
    {
        using var browser = new Browser(Site);
        Assert.Equal(
            $"/console?refused={RefusalCodes.ExternalUnknown}",
            await Come(browser, new("mallory", "Mallory", "ada@example.com", EmailVerified: false)));
        Assert.False(await browser.IsSignedIn());
    }

    [Fact]
    public async Task ExternalSignIn_OfAnUnknownPerson_IsRefusedUnlessAccountsAreMade()
    {
        var newcomer = new ProviderUser("subject-2", "Nils Newcomer", "nils@example.com", EmailVerified: true);
        using var browser = new Browser(Site);
        Assert.Equal($"/console?refused={RefusalCodes.ExternalUnknown}", await Come(browser, newcomer));

        await _front.Stop();
        await Start("--Chat:OpenIdConnect:AutoProvision=true");
        using var again = new Browser(Site);
        Assert.Equal("/console", await Come(again, newcomer));
        var me = await again.Read<AccountView>("api/account");
        Assert.Equal(("Nils Newcomer", false), (me.Name, me.Administrator));
        Assert.False((await again.Read<ProfileView>("api/profile")).HasPassword);
    }

    [Fact]
    public async Task Passkey_WithoutAPassword_NeedsAFreshExternalSignIn()
    {
        await _front.Stop();
        await Start("--Chat:OpenIdConnect:AutoProvision=true");
        var frida = new ProviderUser("subject-4", "Frida Fresh", "frida@example.com", EmailVerified: true);
        using var browser = new Browser(Site);
        // Back to where it was asked for.
        Assert.Equal("/console/profile", await Come(browser, frida, afresh: true));
        Assert.Null(await Browser.Code(await browser.Post("api/profile/two-factor", new PasswordCheckRequest(null))));

        // Who was still signed in at the provider was not asked, or it does not say: that is no proof.
        using var through = new Browser(Site);
        foreach (var user in (ProviderUser[])[frida with { AskedAt = DateTimeOffset.UtcNow.AddHours(-1) }, frida])
        {
            await Come(through, user);
            Assert.Equal(
                RefusalCodes.SignInAgain, await Browser.Code(await through.Post("api/profile/two-factor", new PasswordCheckRequest(null))));
        }

        var asked = (await through.Get("api/account/external?afresh=true")).Headers.Location!.Query;
        Assert.Contains("prompt=login", asked, StringComparison.Ordinal);
        Assert.Contains("max_age=0", asked, StringComparison.Ordinal);

        using var unattended = browser.With("orleans-chat", SignIns.Aged(_front, browser, TimeSpan.FromMinutes(11)));
        Assert.True(await unattended.IsSignedIn());
        foreach (var path in (string[])["two-factor", "two-factor/codes", "two-factor/off", "passkeys/AAAA/remove"])
            Assert.Equal(
                RefusalCodes.SignInAgain, await Browser.Code(await unattended.Post($"api/profile/{path}", new PasswordCheckRequest(null))));
        Assert.Equal(
            RefusalCodes.SignInAgain,
            await Browser.Code(await unattended.Post("api/profile/passkeys", new AddPasskeyRequest("Phone", "{}"))));
        Assert.Equal(
            RefusalCodes.SignInAgain,
            await Browser.Code(await unattended.Post("api/profile/password", new ChangePasswordRequest(null, "a whole new password"))));
    }

    [Fact]
    public async Task ReplacedCookie_AfterAnExternalSignIn_ProvesNoFreshSignIn()
    {
        await _front.Stop();
        await Start("--Chat:OpenIdConnect:AutoProvision=true");
        using var browser = new Browser(Site);
        await Come(browser, new("subject-5", "Ulf Upgraded", "ulf@example.com", EmailVerified: true), afresh: true);

        using var before = browser.With("orleans-chat", SignIns.Undated(_front, browser));
        Assert.Null(await Browser.Code(await before.Post("api/profile/sign-out-elsewhere")));
        Assert.Equal(
            RefusalCodes.SignInAgain, await Browser.Code(await before.Post("api/profile/two-factor", new PasswordCheckRequest(null))));

        await Come(browser, _provider.User, afresh: true);
        Assert.Null(await Browser.Code(await browser.Post("api/profile/sign-out-elsewhere")));
        Assert.Null(await Browser.Code(await browser.Post("api/profile/two-factor", new PasswordCheckRequest(null))));
    }

    [Fact]
    public async Task ExternalSignIn_OfAnInvitedPerson_JoinsUnlessDisabled()
    {
        var invited = await _admin.Ask<InvitationView>(
            "api/admin/people", new InviteRequest("Dina", "dina@example.com", false, [], false, "en"));
        var dina = new ProviderUser("subject-3", "Dina", "dina@example.com", EmailVerified: true);
        using var browser = new Browser(Site);
        Assert.Equal("/console", await Come(browser, dina));
        // Having joined this way, she needs the invitation no more, and nobody else gets in with it.
        Assert.Equal(RefusalCodes.AccountLinkInvalid, await Browser.Code(
            await browser.Post(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest("Eve", FrontHost.Password))));
        await _admin.Put($"api/admin/people/{invited.Person.Id}/disabled", new SwitchRequest(true));
        using var again = new Browser(Site);
        Assert.Equal($"/console?refused={RefusalCodes.ExternalUnknown}", await Come(again, dina));
        Assert.False(await browser.IsSignedIn());
    }

    [Fact]
    public async Task ExternalSignIn_CancelledAtTheProvider_ReturnsWithAMessage()
    {
        using var browser = new Browser(Site);
        Assert.Equal($"/console?refused={RefusalCodes.ExternalFailed}", await Come(browser, null));
    }

    private Task Start(params string[] more) => _front.Start(
    [
        $"--Chat:OpenIdConnect:Authority={_provider.Address}", $"--Chat:OpenIdConnect:ClientId={OpenIdProvider.Client}",
        $"--Chat:OpenIdConnect:ClientSecret={OpenIdProvider.Secret}", "--Chat:OpenIdConnect:DisplayName=Our company",
        "--Chat:OpenIdConnect:RequireHttps=false", .. more,
    ]);

    /// <summary>Follows every redirect but the last, to the console; answers where that goes.</summary>
    private async Task<string> Come(Browser browser, ProviderUser? user, bool afresh = false)
    {
        _provider.User = user;
        using var elsewhere = new Browser(_provider.Address);
        var at = new Uri(Site, afresh ? "api/account/external?afresh=true" : "api/account/external");
        for (var step = 0; step < 8; step++)
        {
            var own = at.Port == Site.Port;
            var response = await (own ? browser : elsewhere).Get(at.ToString());
            Assert.True(
                response.StatusCode == HttpStatusCode.Redirect,
                $"{at} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            at = new Uri(at, response.Headers.Location!);
            if (at.AbsolutePath.StartsWith("/console", StringComparison.Ordinal))
                return at.PathAndQuery;
        }

        throw new InvalidOperationException($"The redirects do not end; the last one went to {at}.");
    }
}
