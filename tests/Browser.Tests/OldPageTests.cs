using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>
/// A page of the console that was opened before the server got another version. The browser complains about the script that is
/// gone, so no page is judged here.
/// </summary>
public sealed class OldPageTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Screen_ScriptIsGone_PageIsLoadedAnew()
    {
        var admin = await Admin();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        var loads = 0;
        admin.Page.Request += (_, request) => loads += request.IsNavigationRequest && request.Frame == admin.Page.MainFrame ? 1 : 0;

        // What the server answers to an address of the console that is no file.
        await admin.Page.RouteAsync("**/console/assets/MailScreen-*.js", route => loads > 0
            ? route.ContinueAsync()
            : route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<!doctype html><title>Orleans.Chat</title>" }));
        await admin.Page.GetByRole(AriaRole.Tab, new() { Name = "E-mail" }).ClickAsync();

        await Expect(admin.Page.GetByLabel("Sender name")).ToBeVisibleAsync();
        Assert.Equal(1, loads);
        Assert.EndsWith("/console/settings/mail", admin.Page.Url, StringComparison.Ordinal);
    }
}
