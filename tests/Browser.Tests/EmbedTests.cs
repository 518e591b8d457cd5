using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>The one line on websites of every kind.</summary>
public sealed class EmbedTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Widget_UnderTheStrictestDocumentedPolicy_Works()
    {
        await using var website = new Website();
        var chat = site.Addresses.Visitors.GetLeftPart(UriPartial.Authority);
        var policy = $"default-src 'none'; script-src {chat}; connect-src {chat} {chat.Replace("http", "ws", StringComparison.Ordinal)}; img-src {chat}";
        await Chats(await Visitor(website.Put("/", await Code(), policy: policy)));
        site.JudgePages();
    }

    [Fact]
    public async Task Widget_EmbeddedInTheHeadWithoutDefer_Works()
    {
        await using var website = new Website();
        var code = (await Code()).Replace(" defer", "", StringComparison.Ordinal);
        await Chats(await Visitor(website.Put("/", code)));
    }

    [Fact]
    public async Task Widget_SinglePageApplicationReplacesTheBody_Stays()
    {
        await using var website = new Website();
        var visitor = await Visitor(website.Put("/", await Code()));
        await Chats(visitor);
        await visitor.Page.EvaluateAsync("history.pushState({}, '', '/boats'); document.body.innerHTML = '<h1>Boats</h1>'");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello"]);
        await visitor.Page.EvaluateAsync(
            "document.body.replaceWith(Object.assign(document.createElement('body'), { innerHTML: '<h1>Paddles</h1>' }))");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello"]);
        await visitor.Write("Still here");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Still here"]);
        await Expect(visitor.Page.Locator("orleans-chat")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Widget_WithoutBrowserStorage_Works()
    {
        await using var website = new Website();
        var page = await site.NewPage(new());
        await page.AddInitScriptAsync("""
            for (const name of ['localStorage', 'sessionStorage'])
              Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
            """);
        var visitor = new VisitorPage(page, new Uri(website.Put("/", await Code())), Texts.Widget("en"));
        await visitor.Open();
        await Chats(visitor);
        site.JudgePages();
    }

    [Fact]
    public async Task Styles_OfPageAndWidget_DoNotLeak()
    {
        await using var website = new Website();
        const string Loud = "<style>* { color: rgb(255, 0, 0) !important; font-size: 40px !important; display: inline !important } .panel { display: none !important }</style>";
        var visitor = await Visitor(website.Put("/", Loud + await Code(), "<button class=\"oc-badge primary\">Mine</button>"));
        await Chats(visitor);
        Assert.NotEqual("rgb(255, 0, 0)", await visitor.Composer.EvaluateAsync<string>("element => getComputedStyle(element).color"));
        Assert.Equal("static", await visitor.Page.GetByText("Mine").EvaluateAsync<string>("element => getComputedStyle(element).position"));
    }

    [Fact]
    public async Task Widget_OnAWebsiteOffTheList_SaysWhyThereIsNoChat()
    {
        var channels = new ChannelPage(new PersonPage(site.Agent.Page, site.Addresses.Agents));
        await channels.Add("Only ours", "Ask us", "en");
        var code = await channels.EmbedCode();
        await using var ours = new Website();
        await using var theirs = new Website();
        await channels.Page.GetByRole(AriaRole.Combobox, new() { Name = "Websites that may show this chat" })
            .FillAsync($"{ours.Origin}/path?query");
        await channels.Page.Keyboard.PressAsync("Enter");
        await channels.Page.Keyboard.PressAsync("Control+s");
        await Expect(channels.SaveState("All changes are saved")).ToBeVisibleAsync();

        await Chats(await Visitor(ours.Put("/", code)));
        var stranger = await Visitor(theirs.Put("/", code));
        await stranger.Badge.ClickAsync();
        await Expect(stranger.Page.GetByText("Chat is not available on this website")).ToBeVisibleAsync();
        await Expect(stranger.Question).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("de", "Ihre Frage")]
    [InlineData("pl", "Pytanie")]
    public async Task Widget_OfAChannelWithALanguage_FetchesOnlyThatLanguage(string language, string question)
    {
        var channels = new ChannelPage(new PersonPage(site.Agent.Page, site.Addresses.Agents));
        await channels.Add($"In {language}", "Chat", language);
        await using var website = new Website();
        var page = await site.NewPage(new());
        List<string> fetched = [];
        page.Request += (_, request) => fetched.Add(request.Url);
        var visitor = new VisitorPage(page, new Uri(website.Put("/", await channels.EmbedCode())), Texts.Widget("en"));
        await visitor.Open();
        await visitor.Badge.ClickAsync();
        await Expect(page.GetByLabel(question)).ToBeVisibleAsync();
        string[] words = [.. fetched.Where(url => url.Contains("/assets/words-", StringComparison.Ordinal))];
        Assert.Equal(2, words.Length);
        Assert.All(words, url => Assert.Contains($"{language}-", url, StringComparison.Ordinal));
    }

    private async Task<VisitorPage> Visitor(string address)
    {
        var visitor = new VisitorPage(await site.NewPage(new()), new Uri(address), Texts.Widget("en"));
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
