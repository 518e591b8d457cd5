using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Browsers.Screens;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Knowledge;

/// <summary>The knowledge base for everybody: pages that need no script, and articles before a chat.</summary>
public sealed partial class FaqTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Title = "How do I return a kayak?";
    private static readonly BrowserNewContextOptions WithoutScript = new()
    {
        JavaScriptEnabled = false,
        ViewportSize = new() { Width = 1440, Height = 900 },
    };

    private static readonly BrowserNewContextOptions DarkPhone = new()
    {
        Locale = "nb-NO",
        ColorScheme = ColorScheme.Dark,
        ViewportSize = new() { Width = 390, Height = 844 },
    };

    private readonly Texts _widget = Texts.Widget("en");

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Knowledge_ForEverybody_IsReadWithoutScriptAndSuggestedBeforeAChat()
    {
        var shelf = await FaqShelf.Fill(site);
        await ReadWithoutScript(shelf);
        await LookAtPhone(shelf);
        await ShowChannel();
        await AnswersFromAnArticle();
        await GoesOnToTheQueue();
        site.JudgePages();
    }

    /// <summary>From the front page to an article by a link, back to it by the search, and saying that it helped.</summary>
    private async Task ReadWithoutScript(FaqShelf shelf)
    {
        var page = await site.NewPage(WithoutScript);
        await page.GotoAsync(shelf.Home);
        await Expect(page).ToHaveTitleAsync("Help centre – Fjordlight");
        await Keep(page, "faq-home");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Title, Level = 1 })).ToBeVisibleAsync();
        await Keep(page, "faq-article");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("retrun my kayak");
        await page.Keyboard.PressAsync("Enter");
        await Keep(page, "faq-search");
        await page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Expect(page.GetByText("Thank you for telling us.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes" })).ToHaveCountAsync(0);
        Assert.Equal(404, (await page.GotoAsync(shelf.Internal))!.Status);
        await Keep(page, "faq-missing");
    }

    /// <summary>As a Norwegian reads it at night; nothing sticks out, and what axe-core looks at is in order.</summary>
    private async Task LookAtPhone(FaqShelf shelf)
    {
        var page = await site.NewPage(DarkPhone);
        await page.GotoAsync(shelf.Channel);
        await Expect(page).ToHaveURLAsync(Norwegian());
        await LookAt(page, "faq-home.phone-dark-nb");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hvordan returnerer jeg en kajakk?" }).ClickAsync();
        await Expect(page.GetByText("Var dette til hjelp?")).ToBeVisibleAsync();
        await LookAt(page, "faq-article.phone-dark-nb");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Title, Level = 1 })).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await LookAt(page, "faq-article.phone");
        await Expect(page.Locator("orleans-chat .oc-badge")).ToBeVisibleAsync();
    }

    /// <summary>The folder by its name, in the channel's settings.</summary>
    private async Task ShowChannel()
    {
        var channel = new ChannelPage(await Admin());
        await channel.Open("Demo");
        await channel.Show("Pre-chat form");
        await Expect(channel.Field("Folder of the knowledge base").Locator("option:checked")).ToHaveTextAsync("Shop");
        await channel.Field("Folder of the knowledge base").ScrollIntoViewIfNeededAsync();
        await Keep(channel.Page, "channel-faq");
    }

    private async Task AnswersFromAnArticle()
    {
        var visitor = await site.Visitor(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await Ask(visitor, "Kari", "I want to return my kayak");
        var suggested = visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = ReturnTitle() });
        await suggested.WaitForAsync();
        await Keep(visitor.Page, "suggestions");
        await suggested.ClickAsync();
        await Expect(visitor.Page.Locator("orleans-chat .article strong")).ToHaveTextAsync("30 days");
        await Keep(visitor.Page, "suggested-article");
        await visitor.Page.ReloadAsync();
        await suggested.WaitForAsync(); // They stand in the log: the next page shows them too.
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, thank you" }).ClickAsync();
        await Expect(visitor.Page.Locator("orleans-chat .notice")).ToHaveTextAsync([_widget["notice.ended.faqSolved"]]);
        await Keep(visitor.Page, "suggestion-solved");
    }

    private async Task GoesOnToTheQueue()
    {
        var visitor = await site.Visitor();
        await Ask(visitor, "Ola", "How can I return a kayak that leaks?");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = ReturnTitle() }).ClickAsync();
        await visitor.Page.Locator("orleans-chat .article").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "No, start the chat" }).ClickAsync();
        await Expect(visitor.Messages).ToHaveTextAsync(["How can I return a kayak that leaks?"]);
        await site.Agent.Respond("Ola");
        await Expect(site.Agent.Page.GetByText("Suggested to the customer:")).ToBeVisibleAsync();
        await Expect(site.Agent.Page.GetByText("The customer read")).ToBeVisibleAsync();
        await Keep(site.Agent.Page, "suggestions-agent");
    }

    private async Task Ask(VisitorPage visitor, string name, string question)
    {
        await visitor.Badge.ClickAsync();
        await visitor.Page.GetByLabel($"{_widget["name"]} ({_widget["optional"]})").FillAsync(name);
        await visitor.Question.FillAsync(question);
        await visitor.Start.ClickAsync();
    }

    private static async Task LookAt(IPage page, string name)
    {
        await Keep(page, name);
        Assert.Empty(await AxeProbe.Violations(page));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is too wide");
    }

    private static async Task Keep(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{name}.png") });

    [GeneratedRegex("/faq/[0-9a-f]{32}/nb$")]
    private static partial Regex Norwegian();

    [GeneratedRegex("How do I return a kayak")]
    private static partial Regex ReturnTitle();
}
