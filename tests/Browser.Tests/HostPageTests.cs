using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Websites whose styles, scripts and dialogs were written without a thought of a chat.</summary>
public sealed class HostPageTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Tall = "<div style=\"height: 4000px\"></div>";

    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData(":not(:defined) { visibility: hidden }")]
    [InlineData("body { filter: grayscale(1) }")]
    [InlineData("body { transform: translate(200px, 50px) }")]
    [InlineData("html { transform: translateY(100px); filter: invert(1) }")]
    [InlineData("body { contain: strict; height: 50px; overflow: hidden; position: relative }")]
    [InlineData("body { zoom: 2; perspective: 10px; will-change: transform }")]
    [InlineData("body { display: none }")]
    [InlineData("body { visibility: hidden; opacity: 0; pointer-events: none; user-select: none }")]
    [InlineData("* { all: unset !important }")]
    [InlineData("* { all: initial !important; contain: strict !important }")]
    [InlineData("div, html > *, orleans-chat { display: none !important; opacity: 0 !important; clip-path: inset(50%) !important }")]
    [InlineData("html > * { position: static !important; transform: scale(0) !important; pointer-events: none !important; max-width: 10px !important }")]
    [InlineData("::backdrop { background: #000 !important; display: block !important }")]
    public async Task Badge_UnderHostileStylesOfThePage_StaysVisible(string styles)
    {
        await using var website = new Website();
        var visitor = await Visitor(website.Put("/", $"<style>{styles}</style>{await Code()}", Tall));
        await visitor.Page.EvaluateAsync("scrollTo(0, 300)");
        await Eventually.Holds(
            "a badge 20 px from the corner, which answers there", async () => (await Corner(visitor)).Trim() == "20 20 orleans-chat none");
        await Chats(visitor);
    }

    [Fact]
    public async Task Badge_HiddenByThePage_BecomesUsableAgain()
    {
        await using var website = new Website();
        var visitor = await Visitor(website.Put("/", await Code()));
        var host = visitor.Page.Locator("orleans-chat");
        await host.EvaluateAsync(
            "host => { host.inert = true; host.setAttribute('aria-hidden', 'true'); host.hidden = true; "
            + "host.style.cssText = 'display: none !important'; host.hidePopover() }");
        await Expect(host).Not.ToHaveAttributeAsync("inert", "");
        await Expect(host).Not.ToHaveAttributeAsync("aria-hidden", "true");
        await Expect(host).ToHaveJSPropertyAsync("popover", "manual");
        await Eventually.Holds(
            "it is in the top layer again", async () => await host.EvaluateAsync<bool>("host => host.matches(':popover-open')"));
        await Chats(visitor);
    }

    [Fact]
    public async Task TypingInTheChat_OnAPageWithShortcuts_TriggersNone()
    {
        await using var website = new Website();
        const string Shortcuts = """
            <script>
              heard = [];
              for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy', 'focusin', 'focusout'])
                for (const [target, capture] of [[document, true], [document, false], [window, false]])
                  target.addEventListener(type, event => { if (event.target.localName === 'orleans-chat') { heard.push(type); event.preventDefault() } }, capture);
            </script>
            """;
        var visitor = await Visitor(website.Put("/", Shortcuts + await Code()));
        await visitor.Badge.ClickAsync();
        await visitor.Question.FocusAsync();
        await visitor.Page.EvaluateAsync("heard = []"); // The badge is a button of the page.
        await visitor.Question.PressSequentiallyAsync("jk/?");
        await Expect(visitor.Question).ToHaveValueAsync("jk/?");
        await visitor.FillIn("Kari", "Hello");
        await visitor.Composer.PressSequentiallyAsync("gs");
        await visitor.Composer.PressAsync("Control+a");
        await visitor.Composer.PressAsync("Control+c");
        await visitor.Composer.PressAsync("End");
        await visitor.Composer.PressAsync("Control+v");
        await visitor.Composer.PressAsync("Shift+Enter");
        await visitor.Composer.PressSequentiallyAsync("x");
        await visitor.Composer.PressAsync("Enter");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "gsgs\nx"]);
        await visitor.Composer.PressAsync("Escape");
        await Expect(visitor.Composer).ToHaveCountAsync(0);
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("heard.join()"));
    }

    [Theory]
    [InlineData("document.addEventListener('focusin', event => modal.contains(event.target) || field.focus(), true)")]
    [InlineData("document.addEventListener('focus', event => modal.contains(event.target) || field.focus(), true)")]
    [InlineData("modal.addEventListener('focusout', event => event.relatedTarget && !modal.contains(event.relatedTarget) && field.focus())")]
    [InlineData("for (const type of ['mousedown', 'pointerdown', 'touchstart', 'click']) document.addEventListener(type, event => { if (!modal.contains(event.target)) { event.preventDefault(); event.stopImmediatePropagation() } }, true)")]
    [InlineData("document.addEventListener('keydown', event => { if (event.target !== field) event.preventDefault() }, true)")]
    public async Task Chat_UnderAFocusTrapOfThePage_KeepsTypingAndClicks(string trap)
    {
        await using var website = new Website();
        var modal = $"<div role=\"dialog\" aria-modal=\"true\" id=\"modal\"><input id=\"field\"></div><script>field.focus(); {trap}</script>";
        var visitor = await Visitor(website.Put("/", await Code(), modal));
        await visitor.Badge.ClickAsync();
        await visitor.Question.ClickAsync();
        await visitor.Page.Keyboard.TypeAsync("Is it open");
        await Expect(visitor.Question).ToHaveValueAsync("Is it open");
        await visitor.FillIn("Kari", "Hello");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello"]);
        await Expect(visitor.Page.Locator("#field")).ToHaveValueAsync("");
        await visitor.Close();
        await Expect(visitor.Composer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Chat_BesideAModalDialogOfThePage_StaysUsable()
    {
        await using var website = new Website();
        const string Dialogs = "<dialog id=\"first\"><input autofocus></dialog><dialog id=\"second\">Really?</dialog>";
        var visitor = await Visitor(
            website.Put("/", $"<style>dialog {{ transform: scale(.5); overflow: hidden }}</style>{await Code()}", Dialogs));
        await visitor.Page.EvaluateAsync("first.showModal()");
        await Chats(visitor);
        await visitor.Page.EvaluateAsync("second.showModal()");
        await visitor.Composer.ClickAsync();
        await visitor.Page.Keyboard.TypeAsync("Still here");
        await visitor.Composer.PressAsync("Enter");
        await visitor.Composer.PressAsync("Escape");
        await Expect(visitor.Composer).ToHaveCountAsync(0);
        Assert.True(await visitor.Page.EvaluateAsync<bool>("first.open && second.open"));
        await visitor.Badge.ClickAsync();
        await visitor.Page.EvaluateAsync("second.close(); second.showModal()");
        await visitor.Composer.ClickAsync();
        await visitor.Page.EvaluateAsync("second.remove(); first.close()");
        await visitor.Write("And here");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Still here", "And here"]);
        Assert.Equal("HTML", await visitor.Page.Locator("orleans-chat").EvaluateAsync<string>("host => host.parentNode.tagName"));
    }

    /// <summary>Distance of the badge from the right and the bottom, what is there for a finger, and what dims the page.</summary>
    private static Task<string> Corner(VisitorPage visitor) => visitor.Badge.EvaluateAsync<string>("""
        badge => {
          const box = badge.getBoundingClientRect();
          const { host } = badge.getRootNode();
          const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          return [Math.round(visualViewport.width - box.right), Math.round(visualViewport.height - box.bottom), there?.localName, getComputedStyle(host, '::backdrop').display].join(' ');
        }
        """);

    private async Task<VisitorPage> Visitor(string address, BrowserNewContextOptions? options = null)
    {
        var visitor = new VisitorPage(await site.NewPage(options ?? new()), new Uri(address), Texts.Widget("en"));
        await visitor.Open();
        return visitor;
    }

    private static async Task Chats(VisitorPage visitor)
    {
        await visitor.Ask("Kari", "Hello");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello"]);
    }

    private Task<string> Code() => site.EmbedCode();
}
