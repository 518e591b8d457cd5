using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>What whoever puts the line on a website reads in the browser's console when there is no chat.</summary>
public sealed class SetUpWarningTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    private string Chat => site.Addresses.Visitors.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task EmbedLine_Unchanged_WarnsOfNothing()
    {
        await using var website = new Website();
        var (page, said) = await Open(website.Put("/", await site.EmbedCode()));
        await page.Locator("orleans-chat .oc-badge").WaitForAsync();
        Assert.Empty(said);
    }

    [Fact]
    public async Task EmbedLine_AsAModule_WorksAndSaysHowItShouldBe()
    {
        await using var website = new Website();
        var code = (await site.EmbedCode()).Replace(" defer", " type=\"module\"", StringComparison.Ordinal);
        var (page, said) = await Open(website.Put("/", code));
        await page.Locator("orleans-chat .oc-badge").WaitForAsync();
        Assert.Contains("type=\"module\"", Assert.Single(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script type=\"module\">import '{0}/widget.js?channel={1}'</script>", "type=\"module\"")]
    [InlineData("<script src=\"{0}/widget.js\" defer></script>", "names no channel")]
    [InlineData("<script src=\"{0}/widget.js?channel=\" defer></script>", "no channel of that id")]
    [InlineData("<script src=\"{0}/widget.js?channel=nonsense\" defer></script>", "no channel of that id")]
    [InlineData("<script src=\"{0}/widget.js?channel=00000000000000000000000000000001\" defer></script>", "no channel of that id")]
    public async Task EmbedLine_ThatCannotWork_SaysWhyAndShowsNothing(string code, string reason)
    {
        await using var website = new Website();
        var channel = (await site.EmbedCode()).Split("channel=")[1].Split('"')[0];
        var line = code.Replace("{0}", Chat, StringComparison.Ordinal).Replace("{1}", channel, StringComparison.Ordinal);
        var (page, said) = await Open(website.Put("/", line));
        await Eventually.Holds("a line in the console", () => said.Count > 0);
        Assert.Contains(reason, Assert.Single(said), StringComparison.Ordinal);
        await Expect(page.Locator("orleans-chat")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task EmbedLine_Twice_ShowsOneBadgeAndSaysSo()
    {
        await using var website = new Website();
        var code = await site.EmbedCode();
        var (page, said) = await Open(website.Put("/", code + code));
        await Eventually.Holds("a line in the console", () => said.Count > 0);
        Assert.Contains("once is enough", Assert.Single(said), StringComparison.Ordinal);
        await Expect(page.Locator("orleans-chat")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("script-src {0}; connect-src 'none'", "hubs/visitor")]
    [InlineData("script-src {0}/widget.js; connect-src {0} {1}", "assets/widget-")]
    public async Task EmbedLine_ForbiddenByAPolicy_NamesThePolicy(string policy, string what)
    {
        await using var website = new Website();
        var own = policy.Replace("{0}", Chat, StringComparison.Ordinal)
            .Replace("{1}", Chat.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal);
        var (page, said) = await Open(website.Put("/", await site.EmbedCode(), policy: own));
        await page.Locator("orleans-chat .oc-badge").ClickAsync();
        await Eventually.Holds(
            "a line about the policy",
            () => said.ToArray().Any(line => line.Contains("Content-Security-Policy", StringComparison.Ordinal)
                && line.Contains(what, StringComparison.Ordinal)));
        await Expect(page.GetByText("Content-Security-Policy")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task EmbedLine_InASandboxedFrame_ChatsOrSaysWhyNot()
    {
        await using var website = new Website();
        website.Put("/inner", await site.EmbedCode());
        var (page, said) = await Open(
            website.Put("/", "", "<iframe sandbox=\"allow-scripts allow-forms\" src=\"/inner\" width=\"600\" height=\"700\"></iframe>"));
        var frame = page.FrameLocator("iframe");
        await frame.Locator("orleans-chat .oc-badge").ClickAsync();
        await frame.GetByLabel(Texts.Widget("en")["question"]).WaitForAsync();
        Assert.Empty(said);
    }

    private async Task<(IPage Page, List<string> Said)> Open(string address)
    {
        var page = await site.NewPage(new());
        List<string> said = [];
        page.Console += (_, line) =>
        {
            if (line.Text.StartsWith("Orleans.Chat", StringComparison.Ordinal)
                || line.Text.Contains("Orleans.Chat:", StringComparison.Ordinal))
                said.Add(line.Text);
        };
        await page.GotoAsync(address);
        return (page, said);
    }
}
