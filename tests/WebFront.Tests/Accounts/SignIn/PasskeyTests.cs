using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

[Collection(PeopleCollection.Name)]
public class PasskeyTests(PeopleHost host)
{
    [Fact]
    public async Task Passkey_AtSignIn_NeedsNoPasswordAndNoCode()
    {
        var (browser, person) = await host.Joined("Pia Passkey");
        using var _ = browser;
        await TwoFactorTests.TurnOn(browser);
        using var device = new SoftwareAuthenticator(host.Site);
        Assert.Null(await Add(browser, device, "Laptop"));
        Assert.Equal("Laptop", Assert.Single((await browser.Read<ProfileView>("api/profile")).Passkeys).Name);
        Assert.Equal(1, (await host.Person(person.Id)).Passkeys);

        using var other = new Browser(host.Site);
        Assert.Null(await SignIn(other, device));
        Assert.Equal("Pia Passkey", (await other.Read<AccountView>("api/account")).Name);
    }

    [Fact]
    public async Task Passkey_Removed_SignsNobodyIn()
    {
        var (browser, _) = await host.Joined("Gunn Gone");
        using var _2 = browser;
        using var device = new SoftwareAuthenticator(host.Site);
        await Add(browser, device, "Phone");
        var passkey = Assert.Single((await browser.Read<ProfileView>("api/profile")).Passkeys);
        var remove = $"api/profile/passkeys/{passkey.Id}/remove";
        Assert.Equal(RefusalCodes.WrongPassword, await Browser.Code(await browser.Post(remove, new PasswordCheckRequest(null))));
        Assert.Single((await browser.Read<ProfileView>("api/profile")).Passkeys);
        Assert.Null(await Browser.Code(await browser.Post(remove, new PasswordCheckRequest(PeopleHost.Password))));
        using var other = new Browser(host.Site);
        Assert.Equal(RefusalCodes.PasskeyFailed, await SignIn(other, device));
        Assert.False(await other.IsSignedIn());
    }

    [Fact]
    public async Task Passkey_FromAnotherWebsite_IsRefused()
    {
        var (browser, _) = await host.Joined("Fia Phished");
        using var _2 = browser;
        using var phishing = new SoftwareAuthenticator(host.Site) { Origin = "https://evil.example" };
        Assert.Equal(RefusalCodes.PasskeyFailed, await Add(browser, phishing, "Phone"));
    }

    [Fact]
    public async Task PasskeyAnswer_RepeatedOrUnasked_IsRefused()
    {
        var (browser, _) = await host.Joined("Olga Once");
        using var _2 = browser;
        using var device = new SoftwareAuthenticator(host.Site);
        await Add(browser, device, "Phone");
        using var other = new Browser(host.Site);
        Assert.Equal(RefusalCodes.PasskeyFailed, await Send(other, "{}"));
        var options = await other.Ask<PasskeyOptions>("api/account/passkey/options");
        var answer = device.Get(options.Json);
        Assert.Null(await Send(other, answer));
        using var replay = new Browser(host.Site);
        await replay.Ask<PasskeyOptions>("api/account/passkey/options");
        Assert.Equal(RefusalCodes.PasskeyFailed, await Send(replay, answer));
    }

    [Fact]
    public async Task Passkey_OfADisabledPerson_IsRefused()
    {
        var (browser, person) = await host.Joined("Dag Disabled");
        using var _ = browser;
        using var device = new SoftwareAuthenticator(host.Site);
        await Add(browser, device, "Phone");
        await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(true));
        using var other = new Browser(host.Site);
        Assert.Equal(RefusalCodes.PasskeyFailed, await SignIn(other, device));
    }

    [Fact]
    public async Task Passkey_InAnUnattendedBrowser_IsNotMade()
    {
        var (browser, _) = await host.Joined("Una Unattended");
        using var __ = browser;
        using var device = new SoftwareAuthenticator(host.Site);
        Assert.Equal(RefusalCodes.WrongPassword, await Add(browser, device, "Thief's phone", null));
        Assert.Equal(RefusalCodes.WrongPassword, await Add(browser, device, "Thief's phone", "a guess of twelve"));
        Assert.Empty((await browser.Read<ProfileView>("api/profile")).Passkeys);
    }

    [Fact]
    public async Task Passkey_WhileTheAddressIsLocked_SignsIn()
    {
        var (browser, person) = await host.Joined("Per Persecuted");
        using var _ = browser;
        using var device = new SoftwareAuthenticator(host.Site);
        Assert.Null(await Add(browser, device, "Phone"));
        using var mallory = new Browser(host.Site);
        for (var attempt = 1; attempt <= 5; attempt++)
            await mallory.SignIn(person.Email, "what might it be");
        Assert.Equal(RefusalCodes.LockedOut, await mallory.SignIn(person.Email, PeopleHost.Password));

        using var phone = new Browser(host.Site);
        Assert.Null(await SignIn(phone, device));
        Assert.True(await phone.IsSignedIn());
    }

    private static async Task<string?> Add(
        Browser browser, SoftwareAuthenticator device, string name, string? password = PeopleHost.Password)
    {
        var options = await browser.Ask<PasskeyOptions>("api/profile/passkeys/options");
        return await Browser.Code(
            await browser.Post("api/profile/passkeys", new AddPasskeyRequest(name, device.Create(options.Json), password)));
    }

    private static async Task<string?> SignIn(Browser browser, SoftwareAuthenticator device)
    {
        var options = await browser.Ask<PasskeyOptions>("api/account/passkey/options");
        return await Send(browser, device.Get(options.Json));
    }

    private static async Task<string?> Send(Browser browser, string answer) =>
        await Browser.Code(await browser.Post("api/account/passkey", new PasskeySignInRequest(answer)));
}
