using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

[Collection(PeopleCollection.Name)]
public class SignOutTests(PeopleHost host)
{
    [Fact]
    public async Task SignOut_CopiedCookie_IsWorthNothing()
    {
        var (browser, _) = await host.Joined("Stine Stolen");
        using var __ = browser;
        using var thief = browser.At(host.Site);
        Assert.True(await thief.IsSignedIn());
        await browser.Post("api/account/sign-out");
        Assert.False(await thief.IsSignedIn());
        await Assert.ThrowsAnyAsync<Exception>(() => AgentClient.Open(host.Site, thief.Cookies));
    }

    [Fact]
    public async Task SignOut_CookieThatWasMadeAnewMeanwhile_IsWorthNothingEither()
    {
        var (browser, person) = await host.Joined("Rita Renewed");
        using var _ = browser;
        using var thief = browser.At(host.Site);
        // A new role makes a new cookie of the same sign-in.
        await host.Admin.Put($"api/admin/people/{person.Id}/administrator", new SwitchRequest(true));
        Assert.True(await thief.IsSignedIn());
        await browser.Post("api/account/sign-out");
        Assert.False(await thief.IsSignedIn());
    }

    [Fact]
    public async Task SignOut_OtherBrowsersOfThePerson_StaySignedIn()
    {
        var (browser, person) = await host.Joined("Bo Browsers");
        using var _ = browser;
        using var other = new Browser(host.Site);
        Assert.Null(await other.SignIn(person.Email, PeopleHost.Password));
        await browser.Post("api/account/sign-out");
        Assert.True(await other.IsSignedIn());
        Assert.False(await browser.IsSignedIn());
    }

    [Fact]
    public async Task SecondStep_PasswordIsNewMeanwhile_IsOver()
    {
        var (browser, person) = await host.Joined("Harald Half");
        using var __ = browser;
        var (_, codes) = await TwoFactorTests.TurnOn(browser);
        using var half = new Browser(host.Site);
        Assert.Equal(RefusalCodes.SecondFactorNeeded, await half.SignIn(person.Email, PeopleHost.Password));
        var link = (await host.Admin.Ask<ResetLinkView>($"api/admin/people/{person.Id}/reset-link", new LinkRequest(false, "en"))).Link!;
        using var owner = new Browser(host.Site);
        await owner.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest(null, "another long password"));

        Assert.Equal(
            RefusalCodes.SecondFactorWrong,
            await Browser.Code(await half.Post("api/account/sign-in/code", new SecondFactorRequest(codes[0]))));

        Assert.Equal(RefusalCodes.SecondFactorNeeded, await owner.SignIn(person.Email, "another long password"));
        Assert.Null(await Browser.Code(await owner.Post("api/account/sign-in/code", new SecondFactorRequest(codes[0]))));
    }
}
