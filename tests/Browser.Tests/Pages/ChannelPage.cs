using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Pages;

/// <summary>The settings of channels, as an administrator uses them.</summary>
internal sealed class ChannelPage(PersonPage person)
{
    public IPage Page => person.Page;

    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public ILocator SaveState(string words) => Page.GetByRole(AriaRole.Status).GetByText(words, new() { Exact = true });

    public IFrameLocator Preview => Page.FrameLocator("iframe[title=Preview]");

    public Task ShowList() => person.Open("console/settings/channels");

    public async Task Add(string name, string header, string language)
    {
        await ShowList();
        await person.Button("Add channel").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Internal name").FillAsync(name);
        await dialog.GetByLabel("Badge text").FillAsync(header);
        await dialog.GetByLabel("Widget language").SelectOptionAsync(language);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add channel" }).ClickAsync();
        await IsOpen(name);
    }

    public async Task Open(string name)
    {
        await ShowList();
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Edit {name}" }).ClickAsync();
        await IsOpen(name);
    }

    public Task IsOpen(string name) => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();

    public async Task Show(string tab)
    {
        await Tab(tab).ClickAsync();
        await Expect(Tab(tab)).ToHaveAttributeAsync("aria-selected", "true");
    }

    /// <summary>The line for websites.</summary>
    public async Task<string> EmbedCode()
    {
        await Show("Embed code");
        return await Page.Locator("pre").First.InnerTextAsync();
    }

    public Task Permit(string person, string permission, bool on) =>
        Page.GetByRole(AriaRole.Checkbox, new() { Name = $"{person}: {permission}", Exact = true }).SetCheckedAsync(on);
}
