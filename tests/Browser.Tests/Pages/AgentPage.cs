using Microsoft.Playwright;

namespace OrleansChat.Browsers.Pages;

/// <summary>The console as an agent uses it: by its roles and labels.</summary>
internal sealed class AgentPage(IPage page, Texts texts)
{
    public IPage Page => page;

    public ILocator Name => page.GetByLabel(texts["field.name"], new() { Exact = true });

    public ILocator Email => page.GetByLabel(texts["field.email"], new() { Exact = true });

    public ILocator Password => page.GetByLabel(texts["field.password"], new() { Exact = true });

    /// <summary>The way out of a page with nothing else to do.</summary>
    public ILocator SignInLink => page.GetByRole(AriaRole.Link, new() { Name = texts["signIn.button"], Exact = true });

    public async Task SetUp(Uri link, string name, string email, string password)
    {
        await page.GotoAsync(link.ToString());
        await Name.FillAsync(name);
        await Email.FillAsync(email);
        await Password.FillAsync(password);
        await Button("setup.button").ClickAsync();
        await Be("present");
    }

    /// <summary>Fills in and sends the form that shows.</summary>
    public async Task SignIn(string email, string password)
    {
        await Email.FillAsync(email);
        await Password.FillAsync(password);
        await Button("signIn.button").ClickAsync();
        await Tab("dashboard").WaitForAsync();
    }

    /// <summary>present or away.</summary>
    public async Task Be(string presence)
    {
        var words = texts[$"presence.{presence}"];
        await page.GetByText(words, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Radio, new() { Name = words })).ToBeCheckedAsync();
    }

    public Task ShowDashboard() => Tab("dashboard").ClickAsync();

    public Task ShowChats() => Tab("chats").ClickAsync();

    public Task ShowSettings() => page.GetByRole(AriaRole.Link, new() { Name = texts["nav.settings"] }).ClickAsync();

    public ILocator RespondTo(string customer) =>
        page.GetByRole(AriaRole.Button, new() { Name = texts.With("respondTo", customer), Exact = true });

    public async Task Respond(string customer)
    {
        await ShowDashboard();
        await RespondTo(customer).ClickAsync();
        await Composer(customer).WaitForAsync();
    }

    public async Task Write(string customer, string text)
    {
        await Composer(customer).FillAsync(text);
        await Composer(customer).PressAsync("Enter");
    }

    /// <summary>In one act; for a few seconds it can be undone.</summary>
    public async Task End()
    {
        await Button("end").ClickAsync();
        await Button("ended.undo").WaitForAsync();
    }

    /// <summary>The agent's chats, with the queue over them.</summary>
    public ILocator List => page.GetByRole(AriaRole.Complementary, new() { Name = texts["chats.label"] });

    public ILocator Button(string key) => page.GetByRole(AriaRole.Button, new() { Name = texts[key], Exact = true });

    public ILocator Composer(string customer) => page.GetByLabel(texts.With("composer", customer), new() { Exact = true });

    public ILocator Messages(string customer) =>
        page.GetByRole(AriaRole.Log, new() { Name = texts.With("conversation", customer) }).Locator(".message .words");

    private ILocator Tab(string name) => page.GetByRole(AriaRole.Tab, new() { Name = texts[$"tab.{name}"] });
}
