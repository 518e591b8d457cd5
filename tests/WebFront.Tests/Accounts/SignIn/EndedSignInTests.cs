using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Audit;
using OrleansChat.Clients;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Whoever was signed in hears why they are not any more; nobody else does.</summary>
[Collection(PeopleCollection.Name)]
public class EndedSignInTests(PeopleHost host)
{
    [Fact]
    public async Task EndReason_OfADisabledPerson_IsToldToTheirBrowserOnly()
    {
        var (browser, person) = await host.Joined("Dina Disabled");
        using var _ = browser;
        await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(true));
        // Whatever the console asked for first, the reason is still there.
        Assert.Equal(RefusalCodes.NotSignedIn, await Browser.Code(await browser.Get("api/profile")));

        Assert.Equal("disabled", await Reason(browser));

        Assert.Null(await Reason(browser));
        using var stranger = new Browser(host.Site);
        Assert.Null(await Reason(stranger));
        Assert.Equal(RefusalCodes.WrongCredentials, await stranger.SignIn(person.Email, PeopleHost.Password));
        Assert.Null(await Reason(stranger));
    }

    [Fact]
    public async Task EndReason_SignedOutByAnAdministrator_IsNamed()
    {
        var (browser, person) = await host.Joined("Svein Somewhere");
        using var _ = browser;
        using var elsewhere = new Browser(host.Site);
        await elsewhere.SignIn(person.Email, PeopleHost.Password);
        Assert.Null(await Browser.Code(await browser.Post("api/profile/sign-out-elsewhere")));
        Assert.Equal("elsewhere", await Reason(elsewhere));

        await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/sign-out");
        Assert.Equal("administrator", await Reason(browser));
    }

    [Fact]
    public async Task EndReason_NewPasswordOrSecondFactor_IsNamed()
    {
        var (browser, person) = await host.Joined("Petter Password");
        using var _ = browser;
        using var elsewhere = new Browser(host.Site);
        await elsewhere.SignIn(person.Email, PeopleHost.Password);
        await TwoFactorTests.TurnOn(browser);
        Assert.Equal("secondFactor", await Reason(elsewhere));

        var link = (await host.Admin.Ask<ResetLinkView>($"api/admin/people/{person.Id}/reset-link", new LinkRequest(false, "en"))).Link!;
        await elsewhere.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest(null, "another long password"));
        Assert.Equal("password", await Reason(browser));
    }

    [Fact]
    public async Task Cookie_InTheSecondHalfOfItsLife_IsRenewedOnlyWhileTheSignInHolds()
    {
        var (browser, person) = await host.Joined("Olga Old");
        using var _ = browser;
        using var old = browser.With("orleans-chat", SignIns.Old(host.Front, browser, TimeSpan.FromDays(8)));
        using var holds = await old.Get("api/profile");
        Assert.True(holds.IsSuccessStatusCode);
        Assert.Contains(holds.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("orleans-chat=", StringComparison.Ordinal));
        using var ended = browser.With("orleans-chat", SignIns.Old(host.Front, browser, TimeSpan.FromDays(8)));
        await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/sign-out");

        // Whatever the console asks for first: a cookie that was renewed now would know nothing of what was before.
        using var refused = await ended.Get("api/profile");
        Assert.Equal(RefusalCodes.NotSignedIn, await Browser.Code(refused));
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Equal("administrator", await Reason(ended));
    }

    [Fact]
    public async Task EndReason_AfterManyChanges_IsStillFound()
    {
        var (browser, person) = await host.Joined("Mona Much");
        using var _ = browser;
        await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/sign-out");
        await using var context = await host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        context.AuditLog.AddRange(Enumerable.Range(0, 300).Select(_ =>
            AuditEntryFactory.Create(DateTimeOffset.UtcNow, Actor.System, AuditKinds.PersonUnlocked, person.Id, person.Name, [])));
        await context.SaveChangesAsync();
        Assert.Equal("administrator", await Reason(browser));
    }

    [Fact]
    public async Task EndReason_SignedOutByOneself_IsNotTold()
    {
        var (browser, _) = await host.Joined("Nina Nothing");
        using var __ = browser;
        await browser.Post("api/account/sign-out");
        Assert.Null(await Reason(browser));
    }

    private static async Task<string?> Reason(Browser browser)
    {
        var problem = await Browser.Problem(await browser.Get("api/account"));
        Assert.Equal(RefusalCodes.NotSignedIn, problem.GetProperty("code").GetString());
        return problem.TryGetProperty("details", out var details) && details.ValueKind == System.Text.Json.JsonValueKind.Object
            ? details.GetProperty("ended").GetString()
            : null;
    }
}
