using Microsoft.Playwright;

namespace OrleansChat.Browsers.Pages;

/// <summary>A page of a website with the widget on it, as a visitor uses it.</summary>
internal sealed class VisitorPage(IPage page, Uri address, Texts texts)
{
    public IPage Page => page;

    public ILocator Badge => page.Locator("orleans-chat .oc-badge");

    public ILocator Messages => page.GetByRole(AriaRole.Log, new() { Name = texts["conversation"] }).Locator(".words");

    /// <summary>What the visitor wrote, as far as the server has said that it has it.</summary>
    public ILocator Acknowledged => page.Locator("orleans-chat .mine:is(.sent, .read)");

    public ILocator Composer => page.GetByLabel(texts["composer"]);

    public ILocator Question => page.GetByLabel(texts["question"]);

    public ILocator Start => page.GetByRole(AriaRole.Button, new() { Name = texts["start"] });

    public async Task Open()
    {
        await page.GotoAsync(address.ToString());
        await Badge.WaitForAsync();
    }

    /// <param name="name">Their name.</param>
    /// <param name="question">What they ask.</param>
    /// <param name="email">Null: made of the name.</param>
    public async Task Ask(string name, string question, string? email = null)
    {
        await Badge.ClickAsync();
        await FillIn(name, question, email);
    }

    /// <summary>In the open window.</summary>
    public async Task FillIn(string name, string question, string? email = null)
    {
        await page.GetByLabel(Optional("name")).FillAsync(name);
        await page.GetByLabel(Optional("email")).FillAsync(email ?? Email(name));
        await Question.FillAsync(question);
        await Start.ClickAsync();
        await Composer.WaitForAsync();
    }

    /// <summary>The address that a visitor of that name gives.</summary>
    public static string Email(string name) => $"{name.Replace(' ', '.').ToLowerInvariant()}@example.com";

    public async Task Write(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    public Task Close() => page.GetByRole(AriaRole.Button, new() { Name = texts["close"] }).ClickAsync();

    public async Task End()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = texts["end"], Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = texts["endYes"], Exact = true }).ClickAsync();
    }

    public ILocator Shows(string key) => page.GetByText(texts[key]);

    /// <summary>Another tab of the same browser.</summary>
    public async Task<VisitorPage> SecondTab()
    {
        var tab = new VisitorPage(await page.Context.NewPageAsync(), address, texts);
        await tab.Open();
        return tab;
    }

    private string Optional(string key) => $"{texts[key]} ({texts["optional"]})";
}
