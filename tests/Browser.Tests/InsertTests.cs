using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>An agent who inserts by keyboard what is there to be inserted, and the visitor who reads it.</summary>
public sealed class InsertTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Customer = "Kari Nordmann";

    private protected override ChatSite Shared => site;

    private IPage Console => site.Agent.Page;

    private ILocator Composer => site.Agent.Composer(Customer);

    private ILocator Menu => Console.GetByRole(AriaRole.Listbox, new() { Name = "Insert", Exact = true });

    private ILocator Chosen => Menu.Locator("[aria-selected=true] bdi");

    [Fact]
    public async Task Insert_ByKeyboard_FillsTheComposerAndTheVisitorSeesTheCard()
    {
        await Furnish();
        var visitor = await site.Visitor();
        await visitor.Ask(Customer, "Where is my kayak?");
        await site.Agent.Respond(Customer);

        await SavesAQuickReply(visitor);
        await InsertsIt(visitor);
        await InsertsATemplate(visitor);
        await InsertsAnArticle(visitor);
        await InsertsADocument(visitor);
        await ShowsThemInOrder();
        site.JudgePages();
    }

    /// <summary>A template in two languages, and an article that everybody may read.</summary>
    private async Task Furnish()
    {
        await Console.EvaluateAsync(
            """
            async () => {
              const call = async (method, path, body) => {
                const answer = await fetch(path, {
                  method, headers: { 'X-Requested-With': 'fetch', 'Content-Type': 'application/json' }, body: JSON.stringify(body),
                });
                if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
                return answer.status === 204 ? null : answer.json();
              };
              await call('POST', '/api/templates', { folder: 'Delivery/Delays', name: 'Late parcel', texts: [
                { language: 'en', text: 'Dear {firstName}, your case {requestId} is with {agentName}.' },
                { language: 'nb', text: 'Kjære {firstName}.' }] });
              await call('POST', '/api/templates', { folder: 'Delivery', name: 'Long rivers', texts: [
                { language: 'en', text: 'Rivers.' }] });
              const begun = await fetch('/api/uploads/library', { method: 'POST', headers: { 'X-Requested-With': 'fetch',
                'Tus-Resumable': '1.0.0', 'Upload-Length': '16',
                'Upload-Metadata': `filename ${btoa('paddles.txt')},key ${btoa(crypto.randomUUID().replaceAll('-', ''))}` } });
              if (!begun.ok) throw new Error(`upload: ${begun.status} ${await begun.text()}`);
              const upload = await begun.json();
              const put = await fetch(`/api/uploads/${upload.id}`, { method: 'PATCH', body: new Blob(['Paddles, by size']), headers: {
                'X-Requested-With': 'fetch', 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0',
                'Content-Type': 'application/offset+octet-stream' } });
              if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
              await call('POST', '/api/admin/documents', { folderId: null, name: 'Paddle sizes', description: '', fileId: upload.id });
              const folder = await call('POST', '/api/knowledge/folders', { name: 'Boats' });
              const article = await call('POST', '/api/knowledge/articles', { folderId: folder.id, language: 'en', internal: false,
                title: 'How a kayak travels', body: '# On the way\n\nA kayak travels **by ship**.\n\n- Slowly\n- Safely' });
              await call('POST', '/api/knowledge/publications', { articles: [article.id], published: true });
              await call('POST', '/api/knowledge/articles', { folderId: folder.id, language: 'en', internal: true,
                title: 'Kayak damages, for us', body: 'Pay up to 500.' });
            }
            """);
    }

    /// <summary>Of a message that was just sent.</summary>
    private async Task SavesAQuickReply(VisitorPage visitor)
    {
        await site.Agent.Write(Customer, "Thank you for waiting!");
        await Expect(visitor.Messages.Last).ToHaveTextAsync("Thank you for waiting!");
        await Console.GetByRole(AriaRole.Log).GetByText("Thank you for waiting!").HoverAsync();
        await Console.GetByRole(AriaRole.Button, new() { Name = "Save as quick reply" }).Last.ClickAsync();
        var window = Console.GetByRole(AriaRole.Dialog, new() { Name = "New quick reply" });
        await Expect(window.GetByLabel("Text")).ToHaveValueAsync("Thank you for waiting!");
        await window.GetByLabel("Name").FillAsync("Thanks");
        await window.GetByLabel("Shortcut").FillAsync("ty");
        await Picture("window");
        await window.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(window).ToHaveCountAsync(0);
    }

    /// <summary>By its shortcut and a space, and by the menu; nothing goes out by itself.</summary>
    private async Task InsertsIt(VisitorPage visitor)
    {
        await Composer.FocusAsync();
        await Console.Keyboard.TypeAsync("/ty ");
        await Expect(Composer).ToHaveValueAsync("Thank you for waiting!");
        await Composer.FillAsync("");
        await Console.Keyboard.TypeAsync("Hi, /");
        await Expect(Menu).ToBeVisibleAsync();
        await Picture("all");
        await Console.Keyboard.TypeAsync("wait");
        await Expect(Chosen).ToHaveTextAsync("Thanks");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync("Hi, Thank you for waiting!");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await Console.Keyboard.PressAsync("Enter");
        await Expect(visitor.Messages.Last).ToHaveTextAsync("Hi, Thank you for waiting!");
    }

    /// <summary>With what the chat knows; what it does not know has to be written before it goes.</summary>
    private async Task InsertsATemplate(VisitorPage visitor)
    {
        await Console.Keyboard.TypeAsync("/late");
        await Expect(Chosen).ToHaveTextAsync("Late parcel");
        await Picture("template");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync($"Dear Kari, your case {{requestId}} is with {ChatSite.AgentName}.");
        await Console.Keyboard.PressAsync("Control+End");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Console.GetByText("Fill in what is marked before you send it.")).ToBeVisibleAsync();
        await Picture("gap");
        await Console.Keyboard.TypeAsync("4711");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(visitor.Messages.Last).ToHaveTextAsync($"Dear Kari, your case 4711 is with {ChatSite.AgentName}.");
    }

    /// <summary>As a link, whose card leads to the public page; and as its text. An internal one is only for agents to read.</summary>
    private async Task InsertsAnArticle(VisitorPage visitor)
    {
        await Console.Keyboard.TypeAsync("/kayak");
        await Expect(Chosen).ToHaveTextAsync("How a kayak travels");
        await Expect(Menu.Locator("..").GetByText("by ship")).ToBeVisibleAsync();
        await Picture("article");
        await Console.Keyboard.PressAsync("Control+Enter");
        await Expect(Console.GetByRole(AriaRole.List, new() { Name = "Goes with the next message" }))
            .ToContainTextAsync("How a kayak");
        await Expect(Composer).ToHaveValueAsync("");
        await Console.Keyboard.TypeAsync("Read this:");
        await Picture("card");
        await Console.Keyboard.PressAsync("Enter");

        var card = visitor.Page.GetByRole(AriaRole.Link, new() { Name = "How a kayak travels" });
        await Expect(card).ToContainTextAsync("A kayak travels by ship.");
        await Picture("visitor", visitor.Page);
        await Picture("sent");
        var page = await visitor.Page.RunAndWaitForPopupAsync(() => card.ClickAsync());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How a kayak travels" })).ToBeVisibleAsync();
        await page.CloseAsync();

        await Console.Keyboard.TypeAsync("/kayak");
        await Expect(Chosen).ToHaveTextAsync("How a kayak travels");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync("On the way\n\nA kayak travels by ship.\n\n- Slowly\n- Safely");
        await Composer.FillAsync("");
    }

    /// <summary>It goes with the next message, as the file that it is.</summary>
    private async Task InsertsADocument(VisitorPage visitor)
    {
        await Composer.FocusAsync();
        await Console.Keyboard.TypeAsync("/paddle");
        await Expect(Chosen).ToHaveTextAsync("Paddle sizes");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Console.GetByRole(AriaRole.List, new() { Name = "Goes with the next message" })).ToContainTextAsync("Paddle sizes");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Log).GetByText("paddles.txt").First).ToBeVisibleAsync();
        await Picture("visitor-file", visitor.Page);
    }

    /// <summary>What was used comes first; the same opens by the button.</summary>
    private async Task ShowsThemInOrder()
    {
        await Console.GetByRole(AriaRole.Button, new() { Name = "Insert (/)" }).ClickAsync();
        await Console.GetByRole(AriaRole.Button, new() { Name = "Templates", Exact = true }).ClickAsync();
        await Expect(Chosen).ToHaveTextAsync("Delivery");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(Menu.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Delays", "Long riversDelivery"]);
        await Picture("folder");
        await Console.Keyboard.PressAsync("Escape");
        await Expect(Composer).ToBeFocusedAsync();
        await Console.SetViewportSizeAsync(1024, 768);
        await Console.Keyboard.TypeAsync("/");
        await Expect(Menu).ToBeVisibleAsync();
        await Picture("1024");
        await Console.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Picture("dark");
        await Console.Keyboard.PressAsync("Escape");
        await Composer.FillAsync("");
        await Console.SetViewportSizeAsync(390, 844);
        await Console.GetByRole(AriaRole.Button, new() { Name = "Insert (/)" }).ClickAsync();
        await Expect(Menu).ToBeVisibleAsync();
        await Picture("phone");
        await Console.Keyboard.PressAsync("Escape");
        await Console.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Console.SetViewportSizeAsync(1440, 900);
    }

    private Task<byte[]> Picture(string name) => Picture(name, Console);

    /// <summary>For people to look at.</summary>
    private static Task<byte[]> Picture(string name, IPage page) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"console-insert-{name}.png") });
}
