using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Accounts as people see them: invitations, the ways to sign in, settings.</summary>
public sealed class PeopleTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    [Fact]
    public async Task InvitedPerson_JoinsWithAPasskey_IsOutWhenDisabled()
    {
        var admin = await Admin();
        var person = await Person();
        await person.PlugInAuthenticator();
        await person.Join(await admin.Invite("pia@shop.example"), "Pia Passkey", Password);

        await person.Open("console/profile");
        await person.Button("Add a passkey").ClickAsync();
        await Expect(person.Page.GetByLabel("Name of the device")).ToBeFocusedAsync();
        await person.Page.GetByLabel("Name of the device").FillAsync("Laptop");
        await person.Page.GetByLabel("Your password, to add the passkey").FillAsync(Password);
        await person.Picture("profile-passkey");
        await person.Button("Continue").ClickAsync();
        await Expect(person.Section("Passkeys").GetByText("Laptop", new() { Exact = true })).ToBeVisibleAsync();
        await person.Picture("profile");
        await person.SignOut();
        await person.Picture("sign-in");
        await person.Button("Sign in with a passkey").ClickAsync();
        await person.IsIn();

        await admin.Open("console/settings/people");
        await admin.Button("Manage Pia Passkey").ClickAsync();
        await admin.Picture("people-person");
        await admin.Button("Disable").ClickAsync();
        var question = admin.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Disable Pia Passkey?" });
        await Expect(question.GetByText("There are no chats under way.")).ToBeVisibleAsync();
        await admin.Picture("people-disable");
        await question.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(admin.Button("Enable")).ToBeVisibleAsync();
        await person.IsOut();
        await Expect(person.Page.GetByText("An administrator has disabled your account.")).ToBeVisibleAsync();
        site.JudgePages();
    }

    [Fact]
    public async Task TwoFactor_TurnedOnWithTheShownCode_IsAskedForFromThenOn()
    {
        var admin = await Admin();
        var person = await Person();
        await person.Join(await admin.Invite("tora@shop.example"), "Tora Two", Password);
        await person.Open("console/profile");
        var part = person.Section("Two-factor sign-in");
        await part.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await part.GetByLabel("Your password, to turn it on").FillAsync(Password);
        await part.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(part.GetByRole(AriaRole.Img, new() { Name = "QR code for the authenticator app" })).ToBeVisibleAsync();
        var app = new AuthenticatorApp((await part.Locator("pre").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await part.ScrollIntoViewIfNeededAsync();
        await person.Picture("profile-two-factor");
        await part.GetByLabel("Code from the app").FillAsync(app.Code());
        await part.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(part.GetByText("10 recovery codes left")).ToBeVisibleAsync();
        var codes = (await part.Locator("pre").InnerTextAsync()).Split('\n');
        Assert.Equal(10, codes.Length);

        await person.SignOut();
        await person.SignIn("tora@shop.example", Password);
        var code = person.Page.GetByLabel("Code from the app, or a recovery code");
        await Expect(code).ToBeFocusedAsync();
        await person.Page.Keyboard.TypeAsync("000000");
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");
        await code.FillAsync(codes[0]);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsIn();
    }

    [Fact]
    public async Task MailServer_TestedAndChanged_IsInTheAuditLog()
    {
        var admin = await Admin();
        await admin.Open("console/settings/mail");
        await admin.Page.GetByLabel("Host").FillAsync("127.0.0.1");
        await admin.Page.GetByLabel("Port").FillAsync("1");
        await admin.Page.GetByLabel("Encryption").SelectOptionAsync("none");
        await admin.Page.GetByLabel("Sender address").FillAsync("chat@shop.example");
        await admin.Page.GetByLabel("Sender name").FillAsync("The shop's chat");
        await admin.Page.GetByLabel("Send a test to").FillAsync("somebody@shop.example");
        await admin.Button("Test").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no mail server answers at this port");
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Button("Turn mail off")).ToBeVisibleAsync();
        await admin.Picture("mail");

        await admin.Page.GetByRole(AriaRole.Tab, new() { Name = "Audit log" }).ClickAsync();
        await admin.Page.GetByLabel("Find").FillAsync("chat@shop.example");
        var entry = admin.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Mail settings changed" });
        await Expect(entry.First).ToContainTextAsync("chat@shop.example");
        await admin.Picture("audit");

        var change = admin.Page.GetByLabel("Change", new() { Exact = true });
        await change.SelectOptionAsync("person");
        await Expect(admin.Page.GetByText("Nothing was found.")).ToBeVisibleAsync();
        await change.SelectOptionAsync("mail.changed");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("""settings/audit\?text=chat%40shop.example&kind=mail.changed$"""));
        await Expect(entry).ToHaveCountAsync(1);
        await admin.Page.ReloadAsync();
        await Expect(change).ToHaveValueAsync("mail.changed");
        await Expect(entry).ToHaveCountAsync(1);
        await admin.Page.GoBackAsync();
        await Expect(change).ToHaveValueAsync("person");
        await Expect(admin.Page.GetByText("Nothing was found.")).ToBeVisibleAsync();
        await admin.Button("Show everything").ClickAsync();
        await Expect(entry).ToHaveCountAsync(1);
        site.JudgePages();
    }
}
