using Microsoft.Playwright;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Pages;

/// <summary>The console as somebody uses it for accounts: signing in, settings, their profile.</summary>
internal sealed class PersonPage(IPage page, Uri site)
{
    public IPage Page => page;

    public Task Open(string path) => page.GotoAsync(new Uri(site, path).ToString());

    public async Task SignIn(string email, string password)
    {
        await Open("console");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    public Task IsIn() => Expect(page.GetByRole(AriaRole.Button, new() { Name = "Account and appearance" })).ToBeVisibleAsync();

    public Task IsOut() => Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();

    public async Task SignOut()
    {
        await Button("Account and appearance").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await IsOut();
    }

    public async Task<string> Invite(string email, bool administrator = false)
    {
        await Open("console/settings/people");
        await Button("Invite").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "E-mail" }).FillAsync(email);
        if (administrator)
            await dialog.GetByRole(AriaRole.Switch, new() { Name = "Administrator" }).PressAsync("Space");
        await dialog.GetByLabel("I hand over the link").CheckAsync();
        await Picture("people-invite");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        var link = await dialog.Locator("pre").InnerTextAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        return link;
    }

    public async Task Join(string link, string name, string password)
    {
        await page.GotoAsync(link);
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("New password").FillAsync(password);
        await Button("Join").ClickAsync();
        await IsIn();
    }

    /// <summary>A device with a fingerprint reader that always recognises its owner.</summary>
    public async Task PlugInAuthenticator()
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Section(string name) => page.GetByRole(AriaRole.Region, new() { Name = name });

    public Task Picture(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{name}.png") });
}
