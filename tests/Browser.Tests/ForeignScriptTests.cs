using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Websites whose libraries have changed the browser's own objects before the chat comes.</summary>
public sealed class ForeignScriptTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData(nameof(ForeignScripts.Prototype), ForeignScripts.Prototype)]
    [InlineData(nameof(ForeignScripts.MooTools), ForeignScripts.MooTools)]
    [InlineData(nameof(ForeignScripts.Zone), ForeignScripts.Zone)]
    [InlineData("Everywhere", "for (const type of [Object, Array, String, Number, Boolean]) type.prototype.toJSON = () => 'broken'")]
    [InlineData("Names",
        "Map = class {}; Set = function () {}; Object.entries = Object.fromEntries = Object.keys = Object.assign = Array.from = () => undefined")]
    public async Task Visitor_BesideForeignScripts_Chats(string name, string script)
    {
        await using var website = new Website();
        var page = await site.NewPage(new());
        var address = website.Put("/", $"<script>{script}</script>{await site.EmbedCode()}");
        var visitor = new VisitorPage(page, new Uri(address), Texts.Widget("en"));
        await visitor.Open();
        await visitor.Ask(name, "Hello");
        await visitor.Write("Who's there?");
        await Expect(visitor.Acknowledged).ToHaveCountAsync(2);
        await site.Agent.Respond(name);
        await site.Agent.Write(name, "Me");
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Who's there?", "Me"]);
        await page.ReloadAsync();
        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Who's there?", "Me"]);
        await visitor.End();
        await Expect(visitor.Shows("startOver")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PageChanges_MadeBeforeTheWidget_StayAsTheyWere()
    {
        await using var website = new Website();
        var page = await site.NewPage(new());
        var script = $"{ForeignScripts.Prototype}; before = [Array.from, Array.prototype.toJSON, JSON, Promise]";
        var address = website.Put("/", $"<script>{script}</script>{await site.EmbedCode()}");
        var visitor = new VisitorPage(page, new Uri(address), Texts.Widget("en"));
        await visitor.Open();
        await visitor.Ask("Kari", "Hello");
        Assert.True(await page.EvaluateAsync<bool>(
            "[Array.from, Array.prototype.toJSON, JSON, Promise].every((each, index) => each === before[index])"));
        await Expect(page.Locator("iframe")).ToHaveCountAsync(0);
    }
}
