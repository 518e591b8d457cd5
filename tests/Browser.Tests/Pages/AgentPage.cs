using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;

namespace OrleansChat.Browsers.Pages;

/// <summary>The console as an agent uses it: by its roles and labels.</summary>
internal sealed class AgentPage(IPage page)
{
    public IPage Page => page;

    public async Task SetUp(Uri link, string name, string email, string password)
    {
        await page.GotoAsync(link.ToString());
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await BePresent();
    }

    public async Task BePresent()
    {
        await page.GetByText("Present", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Present" })).ToBeCheckedAsync();
    }

    public Task ShowDashboard() => page.GetByRole(AriaRole.Tab, new() { Name = "Dashboard" }).ClickAsync();

    public async Task Respond(string customer)
    {
        await ShowDashboard();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Respond to {customer}", Exact = true }).ClickAsync();
        await Composer(customer).WaitForAsync();
    }

    public async Task Write(string customer, string text)
    {
        await Composer(customer).FillAsync(text);
        await Composer(customer).PressAsync("Enter");
    }

    public async Task End()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "End chat" }).ClickAsync();
        await page.GetByText("This chat has ended.").WaitForAsync();
    }

    public ILocator Messages(string customer) =>
        page.GetByRole(AriaRole.Log, new() { Name = $"Conversation with {customer}" }).Locator(".message .words");

    public Task Picture(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Places.Screenshots, $"{name}.png") });

    private ILocator Composer(string customer) => page.GetByLabel($"Message to {customer}", new() { Exact = true });
}
