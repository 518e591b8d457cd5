using System.Security.Cryptography;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Files;

/// <summary>Files both ways, over a network that is slow and breaks, on a website that forbids what it can.</summary>
public sealed class FileTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Customer = "Kari";
    private const string Manual = "Bruksanvisning for kajakk æøå.pdf";

    /// <summary>In small steps for the eye: nothing is asserted on how long it takes.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    private protected override ChatSite Shared => site;

    private IPage Console => site.Agent.Page;

    private ILocator Log => Console.GetByRole(AriaRole.Log, new() { Name = $"Conversation with {Customer}" });

    [Fact]
    public async Task Files_BothWays_ArriveOverANetworkThatBreaks()
    {
        await using var proxy = new CuttingProxy(site.Addresses.Visitors);
        await using var website = new Website();
        var visitor = await Visitor(website, proxy);
        await visitor.Ask(Customer, "My kayak leaks");
        await site.Agent.Respond(Customer);

        await SendsAManualThatIsCut(visitor, proxy);
        await HearsWhatCannotBeSent(visitor);
        await PastesAScreenshot(visitor);
        await AnswersWithPictureAndPaper(visitor);
        await KeepsWhatIsNotSent(visitor);
        await ShowsNothingToStrangers();
        await PhonesAndNight(visitor);
        site.JudgePages();
    }

    /// <summary>The network goes at 99 %; meanwhile the visitor says that it is to be sent.</summary>
    private async Task SendsAManualThatIsCut(VisitorPage visitor, CuttingProxy proxy)
    {
        var manual = Pdf(1_600_000);
        proxy.CutAfter(1_584_000);
        await Pick(visitor.Page, new FilePayload { Name = Manual, MimeType = "application/pdf", Buffer = manual });
        await Expect(visitor.Page.GetByText("· Waits for the network")).ToBeVisibleAsync(Patient);
        await Picture(visitor.Page, "widget-files-waiting");
        await visitor.Write("I have sent you the manual");
        proxy.Mend();
        await visitor.Page.EvaluateAsync("window.dispatchEvent(new Event('online'))");

        var card = Log.GetByRole(AriaRole.Link, new() { Name = $"Save {Manual}, 1.5 MB" });
        await Expect(card).ToBeVisibleAsync(Patient);
        await Expect(visitor.Page.Locator("orleans-chat .unsent")).ToHaveCountAsync(0);
        var download = await Console.RunAndWaitForDownloadAsync(() => card.ClickAsync());
        Assert.Equal(manual, await File.ReadAllBytesAsync(await download.PathAsync()));
        Assert.Equal(Manual, download.SuggestedFilename);
    }

    private static async Task HearsWhatCannotBeSent(VisitorPage visitor)
    {
        await Pick(
            visitor.Page,
            new FilePayload { Name = "setup.exe", MimeType = "application/octet-stream", Buffer = [1, 2, 3] },
            new FilePayload { Name = "picture.png", MimeType = "image/png", Buffer = "<html>no picture</html>"u8.ToArray() });
        var refused = visitor.Page.Locator("orleans-chat .unsent[data-state=failed]");
        await Expect(refused).ToHaveCountAsync(2);
        await Expect(refused.First).ToContainTextAsync("Files of this kind cannot be sent here.");
        await Expect(refused.Last).ToContainTextAsync("The content of this file is not what its name says.");
        await Picture(visitor.Page, "widget-files-refused");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove setup.exe" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove picture.png" }).ClickAsync();
        await Expect(visitor.Composer).ToBeFocusedAsync();
    }

    private async Task PastesAScreenshot(VisitorPage visitor)
    {
        await Paste(visitor.Composer, await visitor.Page.ScreenshotAsync());
        await Expect(visitor.Page.GetByText("· Ready to send")).ToBeVisibleAsync();
        await visitor.Composer.PressAsync("Enter");
        var thumbnail = Log.GetByRole(AriaRole.Button, new() { Name = "Look at image.png" });
        await Expect(thumbnail).ToBeVisibleAsync();
        await Expect(thumbnail.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await thumbnail.Locator("img").EvaluateAsync<bool>("image => image.naturalWidth > 0"));
        await thumbnail.ClickAsync();
        var view = Console.GetByRole(AriaRole.Dialog, new() { Name = "image.png" });
        await Expect(view.GetByRole(AriaRole.Img, new() { Name = "Picture: image.png" })).ToBeVisibleAsync();
        await Picture(Console, "console-files-full");
        await Console.Keyboard.PressAsync("Escape");
        await Expect(view).ToHaveCountAsync(0);
        await Expect(thumbnail).ToBeFocusedAsync();
    }

    private async Task AnswersWithPictureAndPaper(VisitorPage visitor)
    {
        var paper = Pdf(300_000);
        await Drop(Log, ("kayak.png", "image/png", await Console.ScreenshotAsync()), ("paper.pdf", "application/pdf", paper));
        var ready = Console.GetByText("· Ready to send");
        await Expect(ready).ToHaveCountAsync(2);
        await Picture(Console, "console-files-ready");
        await site.Agent.Composer(Customer).FillAsync("Here is how it looks");
        await site.Agent.Composer(Customer).PressAsync("Enter");
        await Expect(ready).ToHaveCountAsync(0);

        var thumbnail = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Look at kayak.png" });
        await Expect(thumbnail.Locator("canvas.drawn")).ToBeVisibleAsync();
        await Picture(visitor.Page, "widget-files-conversation");
        await thumbnail.ClickAsync();
        var view = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "kayak.png" });
        await Expect(view.Locator("canvas.drawn")).ToBeVisibleAsync();
        await Picture(visitor.Page, "widget-files-full");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(view).ToHaveCountAsync(0);
        await Expect(thumbnail).ToBeFocusedAsync();

        var card = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Save paper.pdf" });
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => card.ClickAsync());
        Assert.Equal(paper, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>On both sides, over a reload.</summary>
    private async Task KeepsWhatIsNotSent(VisitorPage visitor)
    {
        await Pick(visitor.Page, new FilePayload { Name = "later.pdf", MimeType = "application/pdf", Buffer = Pdf(2_000) });
        await Pick(Console, new FilePayload { Name = "answer.pdf", MimeType = "application/pdf", Buffer = Pdf(2_000) });
        foreach (var page in new[] { visitor.Page, Console })
        {
            await Expect(page.GetByText("· Ready to send")).ToBeVisibleAsync();
            await page.ReloadAsync();
            await Expect(page.GetByText("· Ready to send")).ToBeVisibleAsync();
        }

        await visitor.Composer.PressAsync("Enter");
        await Expect(Log.GetByRole(AriaRole.Link, new() { Name = "Save later.pdf" })).ToBeVisibleAsync();
        await Console.GetByRole(AriaRole.Button, new() { Name = "Remove answer.pdf" }).ClickAsync();
        await Expect(Console.GetByText("· Ready to send")).ToHaveCountAsync(0);
    }

    private async Task ShowsNothingToStrangers()
    {
        var address = await Log.GetByRole(AriaRole.Link, new() { Name = "Save later.pdf" }).GetAttributeAsync("href");
        var stranger = await site.NewPage(new());
        var answer = await stranger.APIRequest.GetAsync(new Uri(site.Addresses.Visitors, address).ToString());
        Assert.Equal(404, answer.Status);
    }

    private async Task PhonesAndNight(VisitorPage visitor)
    {
        await Pick(Console, new FilePayload { Name = "answer.pdf", MimeType = "application/pdf", Buffer = Pdf(2_000) });
        await Pick(visitor.Page, new FilePayload { Name = "image.png", MimeType = "image/png", Buffer = await Console.ScreenshotAsync() });
        foreach (var (page, name) in new[] { (visitor.Page, "widget"), (Console, "console") })
        {
            await Expect(page.GetByText("· Ready to send")).ToBeVisibleAsync();
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Picture(page, $"{name}-files-dark");
            await page.SetViewportSizeAsync(390, 844);
            await Picture(page, $"{name}-files-phone");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(1440, 900);
        }

        await visitor.Page.SetViewportSizeAsync(390, 844);
        var remove = await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove image.png" }).BoundingBoxAsync();
        Assert.True(remove is { Width: >= 44, Height: >= 44 }, "What is pressed on a phone has 44 pixels.");
    }

    private async Task<VisitorPage> Visitor(Website website, CuttingProxy proxy)
    {
        var code = (await site.EmbedCode()).Replace(site.Addresses.Visitors.Authority, proxy.Address.Authority, StringComparison.Ordinal);
        var chat = proxy.Address.GetLeftPart(UriPartial.Authority);
        var policy = $"default-src 'none'; script-src {chat}; connect-src {chat} ws://{proxy.Address.Authority}; img-src {chat}";
        var page = await site.NewPage(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var visitor = new VisitorPage(page, new Uri(website.Put("/", code, policy: policy)), Texts.Widget("en"));
        await visitor.Open();
        return visitor;
    }

    /// <summary>What no network makes shorter, and the server takes for what it is.</summary>
    private static byte[] Pdf(int length) => [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(length - 16), .. "\n%%EOF\n"u8];

    private static Task Pick(IPage page, params FilePayload[] files) => page.Locator("input[type=file]").SetInputFilesAsync(files);

    private static async Task Paste(ILocator field, byte[] picture) => await field.EvaluateAsync(
        """
        (field, base64) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], 'image.png', { type: 'image/png' }));
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
        }
        """,
        Convert.ToBase64String(picture));

    private static async Task Drop(ILocator place, params (string Name, string Type, byte[] Content)[] files) => await place.EvaluateAsync(
        """
        (place, files) => {
          const data = new DataTransfer();
          for (const [name, type, base64] of files) {
            data.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name, { type }));
          }
          for (const type of ['dragover', 'drop']) {
            place.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
          }
        }
        """,
        files.Select(file => new[] { file.Name, file.Type, Convert.ToBase64String(file.Content) }).ToArray());

    private static Task<byte[]> Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{name}.png") });
}
