using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Chats of before: above the conversation, and found by their words.</summary>
public sealed partial class HistoryTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Question = "Where are my <b>xylophones</b>?";

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task ChatOfBefore_IsAboveTheNextOne_AndFoundByItsWords()
    {
        var agent = site.Agent;
        var visitor = await site.Visitor();
        await visitor.Ask("Kari", Question);
        await agent.Respond("Kari");
        await agent.Write("Kari", "Two xylophones are on their way to you.");
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await visitor.End();
        await visitor.Shows("startOver").ClickAsync();
        await visitor.FillIn("Kari", "One more thing");
        await agent.Respond("Kari");

        await agent.Page.GetByRole(AriaRole.Navigation, new() { Name = "Earlier chats" }).GetByRole(AriaRole.Button).First.ClickAsync();
        var past = agent.Page.GetByRole(AriaRole.Region, new() { Name = "Earlier chat" });
        await Expect(past.GetByText(Question)).ToBeVisibleAsync();
        await Expect(past.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await Picture("earlier");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(past).ToHaveCountAsync(0);

        await agent.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search in chats" }).FillAsync("xylophone");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Expect(agent.Page.Locator("mark")).ToHaveTextAsync(["xylophones"]);
        await Picture("history");
        await agent.Page.Locator("mark").ClickAsync();
        await Expect(past.Locator("[data-hit=true]")).ToBeInViewportAsync();
        await Expect(agent.Page).ToHaveURLAsync(OpenFound());
        await Picture("history-open");
        await agent.Page.ReloadAsync();
        await Expect(past.GetByText("Two xylophones are on their way to you.")).ToBeVisibleAsync();
        await agent.Page.SetViewportSizeAsync(390, 844);
        await Picture("history-phone");
        await past.GetByRole(AriaRole.Button, new() { Name = "Close the chat" }).ClickAsync();
        await Expect(agent.Page.Locator("mark")).ToBeVisibleAsync();
        await agent.Page.SetViewportSizeAsync(1440, 900);
        site.JudgePages();
    }

    private async Task Picture(string name) =>
        await site.Agent.Page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{name}.png") });

    [GeneratedRegex("/console/history\\?text=xylophone&open=[0-9a-f]{32}&at=[0-9]+$")]
    private static partial Regex OpenFound();
}
