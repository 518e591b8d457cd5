using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;

namespace OrleansChat.Browsers.Pages;

/// <summary>A page of a website with the widget on it, as a visitor uses it.</summary>
internal sealed class VisitorPage(IPage page, Uri address)
{
    public IPage Page => page;

    public ILocator Badge => page.Locator("orleans-chat .oc-badge");

    public ILocator Messages => page.GetByRole(AriaRole.Log, new() { Name = "Conversation" }).Locator(".words");

    public ILocator Composer => page.GetByLabel("Write a message");

    public async Task Open()
    {
        await page.GotoAsync(address.ToString());
        await Badge.WaitForAsync();
    }

    public async Task Ask(string name, string question)
    {
        await Badge.ClickAsync();
        await page.GetByLabel("Name (optional)").FillAsync(name);
        await page.GetByLabel("E-mail (optional)").FillAsync($"{name.ToLowerInvariant()}@example.com");
        await page.GetByLabel("Your question").FillAsync(question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start chat" }).ClickAsync();
        await Composer.WaitForAsync();
    }

    public async Task Write(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<VisitorPage> SecondTab()
    {
        var tab = new VisitorPage(await page.Context.NewPageAsync(), address);
        await tab.Open();
        return tab;
    }

    public Task Picture(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, $"{name}.png") });
}
