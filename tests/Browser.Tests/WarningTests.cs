using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>A customer waits for too long: the agent's consoles say so, one of them aloud, until somebody acts.</summary>
public sealed partial class WarningTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    /// <summary>Counts what is played, and by which kind of note; the sounds themselves are the browser's own.</summary>
    private const string Listen =
        "window.notes = 0; const Real = OscillatorNode; window.OscillatorNode = class extends Real { start(at) { notes++; super.start(at); } };";

    private protected override ChatSite Shared => site;

    [Fact]
    public async Task Wait_BeyondTheLimit_IsSaidInLaneTitleAndSoundWhileSettingsFollow()
    {
        var admin = await Admin();
        await admin.Page.AddInitScriptAsync(Listen);
        // One console of each person rings: it may be the one that the site has open.
        await site.Agent.Page.EvaluateAsync($"() => {{ {Listen} }}");
        await SetLimits(admin.Page);
        await admin.Open("console");
        var agent = new AgentPage(admin.Page, Texts.Console("en"));
        var bell = admin.Page.Locator("header button[aria-label^='Warnings and inbox']");
        await Expect(bell).ToHaveAttributeAsync("aria-label", BlockedWords());
        await agent.Be("present");
        await Expect(bell).ToHaveAttributeAsync("aria-label", "Warnings and inbox: 0.");

        var visitor = await site.Visitor();
        await visitor.Ask("Rita Berg", "My parcel has not come.");
        var card = admin.Page.GetByRole(AriaRole.Region, new() { Name = "Warnings and news" }).Locator("article");
        await Expect(card).ToContainTextAsync("Rita Berg");
        await Expect(bell).ToHaveAttributeAsync("aria-label", "Warnings and inbox: 1.");
        await Expect(admin.Page).ToHaveTitleAsync(WaitTitle());
        await Eventually.Get(
            "notes that were played", async () => await Notes(admin.Page) + await Notes(site.Agent.Page), notes => notes >= 4);
        await NeverOverTheConversation(admin.Page, card);
        await admin.Picture("warnings-lane");

        await admin.Page.Keyboard.PressAsync("F6");
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Take" })).ToBeFocusedAsync();
        await admin.Page.Keyboard.PressAsync("Enter");
        await agent.Composer("Rita Berg").WaitForAsync();
        await agent.Write("Rita Berg", "Here I am.");
        await Expect(card).ToHaveCountAsync(0);
        await Expect(bell).ToHaveAttributeAsync("aria-label", "Warnings and inbox: 0.");

        await Profile(admin);
    }

    /// <summary>What is chosen in one browser holds in another, and what is shown by a test is what will be shown.</summary>
    private async Task Profile(PersonPage admin)
    {
        await admin.Open("console/profile");
        await admin.Button("Test").ClickAsync();
        await Expect(admin.Page.Locator("article")).ToContainTextAsync("This is a test");
        await Expect(admin.Page).ToHaveTitleAsync("(!) Test · Chats");
        await Expect(admin.Page).Not.ToHaveTitleAsync("(!) Test · Chats");
        var most = admin.Page.GetByLabel("Most chats at once");
        await most.FillAsync("1000");
        await most.PressAsync("Enter");
        await Expect(admin.Page.GetByText("Between 1 and 100.")).ToBeVisibleAsync();
        await most.FillAsync("3");
        await most.PressAsync("Enter");
        await Expect(admin.Page.GetByText("Your settings are saved.")).ToBeVisibleAsync();
        await admin.Picture("profile-preferences");

        var elsewhere = await Admin();
        await elsewhere.Open("console/profile");
        await Expect(elsewhere.Page.GetByLabel("Most chats at once")).ToHaveValueAsync("3");
        await elsewhere.Page.GetByLabel("Most chats at once").FillAsync("");
        await elsewhere.Page.GetByLabel("Most chats at once").PressAsync("Enter");
        await Expect(most).ToHaveValueAsync("");
    }

    private static async Task NeverOverTheConversation(IPage page, ILocator card)
    {
        var box = (await card.BoundingBoxAsync())!;
        Assert.True(box.X + box.Width <= 64 + 304, string.Create(CultureInfo.InvariantCulture, $"The card ends at {box.X + box.Width}."));
        Assert.True(box.Y + box.Height <= page.ViewportSize!.Height);
    }

    private static Task<int> Notes(IPage page) => page.EvaluateAsync<int>("notes");

    /// <summary>Agents are warned after a second, and managers two later.</summary>
    private static async Task SetLimits(IPage page) => await page.EvaluateAsync(
        """
        async () => {
          const headers = { 'X-Requested-With': 'fetch', 'Content-Type': 'application/json' };
          const [{ id }] = await (await fetch('/api/admin/channels')).json();
          const address = `/api/admin/channels/${id}/settings`;
          const stored = await (await fetch(address)).json();
          Object.assign(stored.settings, { warnAgentsNewChat: '00:00:01', warnManagersNewChat: '00:00:03' });
          const saved = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(stored) });
          if (!saved.ok) throw new Error(await saved.text());
        }
        """);

    [GeneratedRegex("Sounds cannot be played yet")]
    private static partial Regex BlockedWords();

    [GeneratedRegex(@"^\(1\) 0:\d\d · Chats$")]
    private static partial Regex WaitTitle();
}
