using System.Globalization;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;

namespace OrleansChat.Browsers;

/// <summary>Where the keyboard lies over a part of the screen: what is said and where one writes stays in sight.</summary>
public sealed class ScreenKeyboardTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    /// <summary>A visual viewport that the test sets, as a keyboard does: the window itself keeps its size.</summary>
    private const string Keyboard = """
        const viewport = Object.assign(new EventTarget(), { width: innerWidth, height: innerHeight, offsetTop: 0, offsetLeft: 0, scale: 1 });
        Object.defineProperty(window, 'visualViewport', { value: viewport });
        window.keyboardLeaves = (height, offsetTop = 0) => { Object.assign(viewport, { height, offsetTop }); viewport.dispatchEvent(new Event('resize')) };
        """;

    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData(844, 390, 190, 0)]
    [InlineData(844, 390, 190, 120)]
    [InlineData(667, 375, 160, 0)]
    [InlineData(390, 844, 460, 0)]
    [InlineData(1024, 768, 360, 0)]
    public async Task Composer_AboveTheScreenKeyboard_LeavesTheConversationVisible(int width, int height, int left, int top)
    {
        await using var website = new Website();
        var visitor = await Visitor(website, width, height);
        await visitor.Badge.ClickAsync();
        await visitor.Page.EvaluateAsync($"keyboardLeaves({left}, {top})");
        await visitor.Question.ScrollIntoViewIfNeededAsync();
        await IsSeen(visitor.Question, left, top, 40);
        await IsSeen(visitor.Start, left, top, 40);
        await visitor.FillIn("Kari", "Hello");
        await IsSeen(visitor.Composer, left, top, 36);
        await IsSeen(visitor.Page.Locator("orleans-chat .header"), left, top, 40);
        await IsSeen(visitor.Page.Locator("orleans-chat .scroll"), left, top, 50);
        await visitor.Write("Is anybody there?");
    }

    private async Task<VisitorPage> Visitor(Website website, int width, int height)
    {
        var page = await site.NewPage(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true, IsMobile = true });
        await page.AddInitScriptAsync(Keyboard);
        var address = website.Put("/", $"<meta name=\"viewport\" content=\"width=device-width\">{await site.EmbedCode()}");
        var visitor = new VisitorPage(page, new Uri(address), Texts.Widget("en"));
        await visitor.Open();
        return visitor;
    }

    /// <summary>At least that much of it is between the top of what the keyboard leaves and its bottom.</summary>
    private static async Task IsSeen(ILocator part, int left, int top, int least) => await Eventually.Get(
        $"{least} px of {part} between {top} and {top + left}",
        async () => await part.BoundingBoxAsync() is { } box
            ? $"{box.Y} to {box.Y + box.Height}; seen: {Seen(box, left, top):0}"
            : "nothing; seen: -1",
        box => int.Parse(box.Split(": ")[1], CultureInfo.InvariantCulture) >= least);

    private static float Seen(LocatorBoundingBoxResult box, int left, int top) =>
        Math.Min(box.Y + box.Height, top + left) - Math.Max(box.Y, top);
}
