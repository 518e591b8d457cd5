using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Pages;

/// <summary>The console of an agent who is not alone: what agents do with one another.</summary>
internal sealed class ColleaguePage(string name, IPage page, Texts texts)
{
    private ILocator Queue => page.GetByRole(AriaRole.Region, new() { Name = texts["queue.label"] });

    public string Name => name;

    public IPage Page => page;

    public AgentPage Agent { get; } = new(page, texts);

    /// <summary>The warnings and the news.</summary>
    public ILocator Cards => page.GetByRole(AriaRole.Region, new() { Name = texts["lane.label"] }).Locator("article");

    /// <summary>The customer's line in the list, in whichever group it is.</summary>
    public ILocator Row(string customer) => Agent.List.Locator($"button[title='{customer}']");

    /// <summary>Its name ends with the number of what is open and unread.</summary>
    public ILocator Bell => page.GetByRole(AriaRole.Button, new() { Name = texts["bell.label"].Split("{{")[0] });

    public ILocator InQueue(string customer) => Queue.GetByText(customer, new() { Exact = true });

    public ILocator Log(string customer) => page.GetByRole(AriaRole.Log, new() { Name = texts.With("conversation", customer) });

    /// <summary>A button that names the customer.</summary>
    public ILocator Button(string key, string customer) =>
        page.GetByRole(AriaRole.Button, new() { Name = texts.With(key, customer), Exact = true });

    /// <summary>What is said for a while, and is gone again.</summary>
    public ILocator Said(string words) => page.GetByText(words, new() { Exact = true });

    public async Task Open(string customer)
    {
        await Agent.ShowChats();
        await Row(customer).ClickAsync();
        await Log(customer).WaitForAsync();
    }

    public async Task GetNext(string expected)
    {
        await Agent.Button("queue.next").ClickAsync();
        await Agent.Composer(expected).WaitForAsync();
        await LookAway();
    }

    /// <summary>From the queue over the list, where the button shows when one points at the customer.</summary>
    public async Task Take(string customer)
    {
        await InQueue(customer).HoverAsync();
        await Queue.GetByRole(AriaRole.Button, new() { Name = texts.With("takeFrom", customer), Exact = true }).ClickAsync();
        await Agent.Composer(customer).WaitForAsync();
        await LookAway();
    }

    /// <summary>Asks a colleague to take the chat that is open.</summary>
    public async Task Offer(string customer, string colleague, string? note = null)
    {
        await Agent.Button("transfer").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = texts.With("transfer.title", customer) });
        await dialog.GetByRole(AriaRole.Option, new() { Name = colleague }).ClickAsync();
        if (note is not null)
            await dialog.GetByLabel(texts["transfer.note"]).FillAsync(note);
        await dialog.GetByRole(AriaRole.Button, new() { Name = texts["transfer.offer"], Exact = true }).ClickAsync();
        await Expect(page.GetByText(texts.With("transfer.waitsFor", colleague)).Last).ToBeVisibleAsync();
    }

    /// <summary>reply, chat, note or whisper.</summary>
    public Task WriteAs(string mode) => page.GetByRole(AriaRole.Group, new() { Name = texts["notes.modes"] })
        .GetByRole(AriaRole.Button, new() { Name = texts[$"notes.mode.{mode}"], Exact = true }).ClickAsync();

    /// <summary>note or whisper.</summary>
    public ILocator Field(string mode, string customer) =>
        page.GetByLabel(texts.With($"notes.label.{mode}", customer), new() { Exact = true });

    public ILocator Filter(string key) => page.GetByRole(AriaRole.Group, new() { Name = texts["filter.label"] }).GetByLabel(texts[key]);

    /// <summary>The queue stands still for as long as the pointer is over it.</summary>
    private Task LookAway() => page.Mouse.MoveAsync(900, 450);
}
