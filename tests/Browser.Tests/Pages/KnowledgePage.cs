using Microsoft.Playwright;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Pages;

/// <summary>The console's knowledge base as an editor uses it.</summary>
internal sealed class KnowledgePage(IPage page)
{
    public IPage Page => page;

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Title => page.GetByLabel("Title", new() { Exact = true });

    public ILocator Text => page.GetByLabel("Text", new() { Exact = true });

    public ILocator Saved => page.GetByText("All changes are saved");

    public Task Open() => page.GetByRole(AriaRole.Link, new() { Name = "Knowledge" }).ClickAsync();

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Folder(string name) => page.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = name });

    public ILocator Article(string title) => page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true });

    public async Task MakeFolder(string button, string name)
    {
        await Button(button).ClickAsync();
        await FillDialog("Name of the folder", name, "Make the folder");
        await Expect(Folder(name)).ToHaveAttributeAsync("aria-selected", "true");
    }

    public async Task FillDialog(string field, string value, string button)
    {
        await Dialog.GetByLabel(field).FillAsync(value);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(Dialog).ToHaveCountAsync(0);
    }

    public async Task Choose(string menu, string item)
    {
        await Button(menu).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    public async Task Save()
    {
        await Button("Save").ClickAsync();
        await Expect(Saved).ToBeVisibleAsync();
    }

    /// <summary>In a dialog that asks where to, by the keyboard only.</summary>
    public async Task ChooseFolder(string name)
    {
        await Expect(Dialog.GetByLabel("Into the folder")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Dialog).ToHaveCountAsync(0);
    }

    public Task Picture(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{name}.png") });
}
