using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Accounts.Profile;

[Collection(PeopleCollection.Name)]
public class TwoFactorTests(PeopleHost host)
{
    [Fact]
    public async Task AppCode_AtSignIn_WorksOnce()
    {
        var (browser, person, app, _) = await WithTwoFactor("Tora Two");
        using var __ = browser;
        Assert.True((await host.Person(person.Id)).TwoFactor);
        using var other = new Browser(host.Site);
        Assert.Equal(RefusalCodes.SecondFactorNeeded, await other.SignIn(person.Email, PeopleHost.Password));
        Assert.False(await other.IsSignedIn());
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(other, "000000"));

        // The neighbouring step: the present one was used to turn it on.
        var code = app.Code(ahead: 1);
        Assert.Null(await Enter(other, code.Insert(3, " ")));
        Assert.True(await other.IsSignedIn());

        using var replay = new Browser(host.Site);
        await replay.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(replay, code));
    }

    [Fact]
    public async Task AppCode_UsedOrOlder_SignsNobodyIn()
    {
        var (browser, person) = await host.Joined("Ruth Replay");
        using var _ = browser;
        var start = await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(PeopleHost.Password));
        var app = new AuthenticatorApp(start.Secret);
        var (first, used, older) = (app.Code(-1), app.Code(ahead: 1), app.Code());
        await browser.Ask<RecoveryCodesView>("api/profile/two-factor/confirm", new ConfirmTwoFactorRequest(first));
        using var other = new Browser(host.Site);
        await other.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(other, first));
        Assert.Null(await Enter(other, used));

        foreach (var code in new[] { used, older })
        {
            using var replay = new Browser(host.Site);
            await replay.SignIn(person.Email, PeopleHost.Password);
            Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(replay, code));
        }

        foreach (var code in new[] { $"0{used}", $"+{used}", $"{used}\t" })
        {
            using var replay = new Browser(host.Site);
            await replay.SignIn(person.Email, PeopleHost.Password);
            Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(replay, code));
        }
    }

    [Fact]
    public async Task AppCode_SentTwiceAtOnce_LetsOneIn()
    {
        var (browser, person, app, _) = await WithTwoFactor("Siv Simultaneous");
        using var _ = browser;
        var browsers = Enumerable.Range(0, 4).Select(_ => new Browser(host.Site)).ToArray();
        foreach (var each in browsers)
            await each.SignIn(person.Email, PeopleHost.Password);
        var code = app.Code(ahead: 1);

        var answers = await Task.WhenAll(browsers.Select(each => Enter(each, code)));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.Where(answer => answer is not null), answer => Assert.Equal(RefusalCodes.SecondFactorWrong, answer));
        foreach (var each in browsers)
            each.Dispose();
    }

    [Fact]
    public async Task RecoveryCode_AtSignIn_WorksOnce()
    {
        var (browser, person, _, codes) = await WithTwoFactor("Rune Recovery");
        using var __ = browser;
        Assert.Equal(10, codes.Count);
        using var other = new Browser(host.Site);
        await other.SignIn(person.Email, PeopleHost.Password);
        Assert.Null(await Enter(other, codes[0]));
        Assert.Equal(9, (await other.Read<ProfileView>("api/profile")).RecoveryCodesLeft);

        using var again = new Browser(host.Site);
        await again.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(again, codes[0]));
        Assert.False(await again.IsSignedIn());
    }

    [Fact]
    public async Task RecoveryCode_TypedFreely_IsAccepted()
    {
        var (browser, person, _, codes) = await WithTwoFactor("Rita Retyped");
        using var __ = browser;
        string[] typed =
        [
            codes[0].ToLowerInvariant(), codes[1].Replace("-", "", StringComparison.Ordinal), codes[2].Replace('-', ' '),
            $" {codes[3].Replace('-', '\u2013').ToLowerInvariant()} ", string.Join(' ', codes[4].Select(letter => $"{letter}")),
        ];
        foreach (var code in typed)
        {
            using var other = new Browser(host.Site);
            await other.SignIn(person.Email, PeopleHost.Password);
            Assert.True(await Enter(other, code) is null, $"“{code}” was refused.");
        }

        using var wrong = new Browser(host.Site);
        await wrong.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(wrong, codes[5][..^1]));
        // Nor does one kind of code serve as the other: this has as many letters as the app's.
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(wrong, codes[5][..6]));
    }

    [Fact]
    public async Task AppCode_WithoutAPasswordBefore_IsRefused()
    {
        using var browser = new Browser(host.Site);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(browser, "123456"));
    }

    [Fact]
    public async Task TwoFactor_BeforeTheFirstCode_IsOff()
    {
        var (browser, person) = await host.Joined("Ulf Unconfirmed");
        using var _ = browser;
        Assert.Equal(
            RefusalCodes.WrongPassword,
            await Browser.Code(await browser.Post("api/profile/two-factor", new PasswordCheckRequest("wrong"))));
        var start = await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(PeopleHost.Password));
        Assert.StartsWith("<svg", start.Svg, StringComparison.Ordinal);
        Assert.Contains($"secret={start.Secret}", start.Address, StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Browser.Code(
            await browser.Post("api/profile/two-factor/confirm", new ConfirmTwoFactorRequest("000000"))));
        using var other = new Browser(host.Site);
        Assert.Null(await other.SignIn(person.Email, PeopleHost.Password));
    }

    [Fact]
    public async Task TwoFactor_TurnedOnAndOff_SignsOutElsewhereAndNeedsThePassword()
    {
        var (browser, person) = await host.Joined("Else Elsewhere");
        using var _ = browser;
        using var elsewhere = new Browser(host.Site);
        await elsewhere.SignIn(person.Email, PeopleHost.Password);
        await TurnOn(browser);
        Assert.False(await elsewhere.IsSignedIn());
        Assert.True(await browser.IsSignedIn());

        Assert.Equal(
            RefusalCodes.WrongPassword,
            await Browser.Code(await browser.Post("api/profile/two-factor/off", new PasswordCheckRequest("wrong"))));
        Assert.Null(await Browser.Code(await browser.Post("api/profile/two-factor/off", new PasswordCheckRequest(PeopleHost.Password))));
        Assert.Null(await elsewhere.SignIn(person.Email, PeopleHost.Password));
    }

    [Fact]
    public async Task TwoFactor_ThatIsOn_IsReplacedOnlyWithThePassword()
    {
        var (browser, _, _, _) = await WithTwoFactor("Rita Replaced");
        using var __ = browser;
        Assert.Equal(
            RefusalCodes.WrongPassword, await Browser.Code(await browser.Post("api/profile/two-factor", new PasswordCheckRequest(null))));
        Assert.Equal(RefusalCodes.WrongPassword, await Browser.Code(await browser.Post("api/profile/two-factor")));
        Assert.NotEmpty(
            (await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(PeopleHost.Password))).Secret);
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnew_ReplaceTheOlderOnes()
    {
        var (browser, person, _, old) = await WithTwoFactor("Nora New");
        using var __ = browser;
        var renewed = await browser.Ask<RecoveryCodesView>("api/profile/two-factor/codes", new PasswordCheckRequest(PeopleHost.Password));
        using var other = new Browser(host.Site);
        await other.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.SecondFactorWrong, await Enter(other, old[0]));
        Assert.Null(await Enter(other, renewed.Codes[0]));
    }

    [Fact]
    public async Task TwoFactor_PhoneIsLost_IsTurnedOffByAnAdministrator()
    {
        var (browser, person, _, _) = await WithTwoFactor("Lone Lost");
        using var __ = browser;
        Assert.False((await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/second-factor/remove")).TwoFactor);
        Assert.False(await browser.IsSignedIn());
        Assert.Null(await browser.SignIn(person.Email, PeopleHost.Password));
    }

    [Fact]
    public async Task TwoFactorSecrets_InTheDatabase_AreEncryptedAndNeverAudited()
    {
        var (browser, person) = await host.Joined("Siri Secret");
        using var _ = browser;
        var (secret, codes) = await TurnOn(browser);
        await using var context = await host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        var id = Guid.Parse(person.Id);
        var stored = await context.UserTokens.Where(token => token.UserId == id).Select(token => token.Value!).ToListAsync();
        Assert.NotEmpty(stored);
        Assert.DoesNotContain(
            stored,
            value => value.Contains(secret, StringComparison.Ordinal) || codes.Any(code => value.Contains(code, StringComparison.Ordinal)));
        Assert.False(await context.AuditLog.AnyAsync(entry => entry.Changes.Contains(secret)));
    }

    internal static async Task<(string Secret, IReadOnlyList<string> Codes)> TurnOn(Browser browser)
    {
        var start = await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(PeopleHost.Password));
        var confirm = new ConfirmTwoFactorRequest(new AuthenticatorApp(start.Secret).Code());
        return (start.Secret, (await browser.Ask<RecoveryCodesView>("api/profile/two-factor/confirm", confirm)).Codes);
    }

    private static async Task<string?> Enter(Browser browser, string code) =>
        await Browser.Code(await browser.Post("api/account/sign-in/code", new SecondFactorRequest(code)));

    private async Task<(Browser Browser, PersonView Person, AuthenticatorApp App, IReadOnlyList<string> Codes)> WithTwoFactor(string name)
    {
        var (browser, person) = await host.Joined(name);
        var (secret, codes) = await TurnOn(browser);
        return (browser, person, new AuthenticatorApp(secret), codes);
    }
}
