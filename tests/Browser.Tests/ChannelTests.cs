using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>Setting up channels without a manual, as an administrator sees it, and what visitors and agents see of it.</summary>
public sealed class ChannelTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private protected override ChatSite Shared => site;

    [Fact]
    public async Task NewChannels_InTwoLanguages_GetTheirAgentsAndAVisitor()
    {
        var admin = await Admin();
        var channels = new ChannelPage(admin);
        await channels.Add("Sales", "Ask sales", "en");
        await channels.Add("Salg", "Spør oss", "nb");
        var bo = await Joined(admin, "bo@shop.example", "Bo Both");
        var liv = await Joined(admin, "liv@shop.example", "Liv Less");
        await channels.Open("Sales");
        await channels.Show("Agents");
        foreach (var permission in (string[])["Can respond", "Notifications", "Can listen in", "Manager"])
        {
            await channels.Permit("Bo Both", permission, true);
            await channels.Permit("Liv Less", permission, false);
        }

        var code = await channels.EmbedCode();

        await using var website = new Website();
        var shop = website.Put("/", code);
        var visitor = new VisitorPage(await site.NewPage(new()), new Uri(shop), Texts.Widget("en"));
        await Be(bo, "Present");
        await Be(liv, "Present");
        await visitor.Open();
        await Expect(visitor.Badge).ToHaveTextAsync("Ask sales");
        await visitor.Ask("Kari", "Do you have paddles?");

        await Expect(bo.Page.GetByRole(AriaRole.Button, new() { Name = "Respond to Kari" })).ToBeVisibleAsync();
        await Expect(liv.Page.GetByRole(AriaRole.Button, new() { Name = "Respond to Kari" })).ToHaveCountAsync(0);
        var agent = new AgentPage(bo.Page, Texts.Console("en"));
        await agent.Respond("Kari");
        await agent.Write("Kari", "We do.");
        await Expect(visitor.Messages).ToHaveTextAsync(["Do you have paddles?", "We do."]);
        site.JudgePages();
    }

    [Fact]
    public async Task ChannelTab_LeftWithMistakes_MarksThemAndSavesTheRest()
    {
        var admin = await Admin();
        var channels = new ChannelPage(admin);
        await channels.Add("Careless", "Ask us", "en");
        await channels.Field("Badge text").FillAsync("");
        await Expect(channels.Page.GetByText("Please fill this in.")).ToBeVisibleAsync();
        await Expect(channels.SaveState("1 field needs attention")).ToBeVisibleAsync();

        await channels.Show("Widget layout");
        await Expect(channels.Tab("Properties").GetByLabel("Something here needs attention")).ToBeVisibleAsync();
        await channels.Field("Header of the window").FillAsync("Welcome aboard");
        await channels.ShowList();
        var careless = channels.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Careless" });
        await Expect(careless.GetByText("Not saved")).ToBeVisibleAsync();

        await channels.Page.ReloadAsync();
        await channels.Page.GetByRole(AriaRole.Link, new() { Name = "Edit Careless" }).ClickAsync();
        await Expect(channels.Field("Badge text")).ToHaveValueAsync("");
        await channels.Field("Badge text").FillAsync("Ask again");
        await channels.Show("Widget layout");
        await Expect(channels.Field("Header of the window")).ToHaveValueAsync("Welcome aboard");
        await Expect(channels.SaveState("All changes are saved")).ToBeVisibleAsync();

        await channels.Field("Header of the window").FillAsync("Welcome back");
        await channels.Page.Keyboard.PressAsync("Control+s");
        await Expect(channels.Page.GetByText("The channel was saved.")).ToBeVisibleAsync();
        await channels.Page.ReloadAsync();
        await Expect(channels.Field("Header of the window")).ToHaveValueAsync("Welcome back");
    }

    [Fact]
    public async Task ConcurrentSave_ByTheLaterAdministrator_ShowsBothVersions()
    {
        var admin = await Admin();
        var second = new ChannelPage(admin);
        await second.Add("Contested", "Ask us", "en");
        var first = new ChannelPage(await Joined(admin, "bea@shop.example", "Bea Both", administrator: true));
        await first.Open("Contested");
        await second.Open("Contested");

        await second.Field("Badge text").FillAsync("The second");
        await first.Field("Badge text").FillAsync("The first");
        await first.Field("Description").FillAsync("Only the first wrote this");
        await first.Page.Keyboard.PressAsync("Control+s");
        await Expect(first.Page.GetByText("The channel was saved.")).ToBeVisibleAsync();
        await Expect(second.Page.GetByText("Bea Both has changed this channel")).ToBeVisibleAsync();
        await Expect(second.Field("Badge text")).ToHaveValueAsync("The second");
        await second.Page.Keyboard.PressAsync("Control+s");

        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Bea Both has changed this channel");
        await Expect(dialog).ToContainTextAsync("Bea Both saved other settings");
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "The second" })).ToBeCheckedAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "The first", Exact = true })).Not.ToBeCheckedAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToContainTextAsync("Only the first wrote this");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save these" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(second.SaveState("All changes are saved")).ToBeVisibleAsync();

        // Where nothing was changed since, what is stored is there without a reload.
        await Expect(first.Field("Badge text")).ToHaveValueAsync("The second");
        await Expect(first.Field("Description")).ToHaveValueAsync("Only the first wrote this");
        await Expect(first.Page.GetByText("You see it as it is now.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenChannelList_ChangedByAnotherAdministrator_FollowsTheChanges()
    {
        var admin = await Admin();
        var list = new ChannelPage(await Joined(admin, "ida@shop.example", "Ida Idle", administrator: true));
        await list.ShowList();
        var channels = new ChannelPage(admin);
        await channels.Add("Newcomer", "Ask us", "en");
        await Expect(Edit("Newcomer")).ToBeVisibleAsync();
        await channels.Field("Internal name").FillAsync("Newly named");
        await channels.Page.Keyboard.PressAsync("Control+s");
        await Expect(Edit("Newly named")).ToBeVisibleAsync();
        await Expect(Edit("Newcomer")).ToHaveCountAsync(0);

        await channels.ShowList();
        await channels.Page.GetByRole(AriaRole.Button, new() { Name = "More for Newly named" }).ClickAsync();
        await channels.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await channels.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Edit("Newly named")).ToHaveCountAsync(0);

        ILocator Edit(string name) => list.Page.GetByRole(AriaRole.Link, new() { Name = $"Edit {name}" });
    }

    [Fact]
    public async Task TypedWebsite_NotYetAdded_CountsWhenTheTabIsLeft()
    {
        var channels = new ChannelPage(await Admin());
        await channels.Add("Typed", "Ask us", "en");
        await channels.Show("Embed code");
        var websites = channels.Page.GetByRole(AriaRole.Combobox, new() { Name = "Websites that may show this chat" });
        await websites.ClickAsync();
        await channels.Page.Keyboard.TypeAsync("shop.example/boats");
        await Expect(channels.SaveState("Not saved")).ToBeVisibleAsync();
        await channels.Page.ReloadAsync();
        await Expect(channels.Page.GetByText("https://shop.example", new() { Exact = true })).ToBeVisibleAsync();

        await websites.ClickAsync();
        await channels.Page.Keyboard.TypeAsync("mailto:no@shop.example");
        await Expect(channels.SaveState("1 field needs attention")).ToBeVisibleAsync();
        await channels.Page.Keyboard.PressAsync("Control+a");
        await channels.Page.Keyboard.TypeAsync("b.example");
        await channels.Show("Properties");
        await Expect(channels.SaveState("All changes are saved")).ToBeVisibleAsync();
        await channels.Show("Embed code");
        await Expect(channels.Page.GetByText("https://b.example", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Preview_WhileSettingsAreTyped_ShowsTheRealWidget()
    {
        var channels = new ChannelPage(await Admin());
        await channels.Add("Previewed", "Spør oss", "nb");
        await Expect(channels.Preview.Locator(".oc-label")).ToHaveTextAsync("Spør oss");
        await channels.Field("Badge text").ClickAsync();
        await channels.Page.Keyboard.PressAsync("Control+a");
        await channels.Page.Keyboard.TypeAsync("Snakk med oss i dag");
        await Expect(channels.Preview.Locator(".oc-label")).ToHaveTextAsync("Snakk med oss i dag");
        await Keeps(channels.Field("Badge text"));

        await channels.Show("Widget layout");
        await Expect(channels.Preview.Locator(".words").GetByText("Jeg ser etter med en gang.")).ToBeVisibleAsync();
        await channels.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "What the preview shows" }).GetByText("Queue").ClickAsync();
        await channels.Field("Message while waiting").FillAsync("Nummer {cque}, om {cavw}");
        await Expect(channels.Preview.Locator(".queue").GetByText("Nummer 3, om 00:04")).ToBeVisibleAsync();
        await Keeps(channels.Field("Message while waiting"));

        await channels.Show("Pre-chat form");
        await Expect(channels.Preview.GetByLabel("Spørsmålet ditt")).ToBeVisibleAsync();
        await channels.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Pre-chat form: Company" }).GetByText("Required").ClickAsync();
        await Expect(channels.Preview.GetByLabel("Firma")).ToBeVisibleAsync();
        await channels.Show("Offline form");
        await channels.Field("Header").FillAsync("Vi padler");
        await Expect(channels.Preview.GetByRole(AriaRole.Heading, new() { Name = "Vi padler" })).ToBeVisibleAsync();
        await channels.Show("Post-chat form");
        await Expect(channels.Preview.GetByLabel("5 av 5 stjerner")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenWindow_SettingsChange_FollowsWithoutReload()
    {
        var channels = new ChannelPage(await Admin());
        await channels.Add("Live", "Ask us", "en");
        await channels.Show("Agents");
        await Be(await Admin(), "Present");
        await using var website = new Website();
        var visitor = new VisitorPage(await site.NewPage(new()), new Uri(website.Put("/", await channels.EmbedCode())), Texts.Widget("en"));
        await visitor.Open();
        await visitor.Badge.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Ask us" })).ToBeVisibleAsync();

        await channels.Show("Widget layout");
        await channels.Field("Header of the window").FillAsync("Fjordlight crew");
        await channels.Field("Welcome").FillAsync("What can we build for you?");
        await channels.Show("Pre-chat form");
        await channels.Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Pre-chat form: Phone" }).GetByText("Required").ClickAsync();
        await channels.Page.Keyboard.PressAsync("Control+s");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Fjordlight crew" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("What can we build for you?")).ToBeVisibleAsync();
        await visitor.Question.FillAsync("Hello");
        await visitor.Start.ClickAsync();
        await Expect(visitor.Page.GetByText("Please fill this in.")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Phone").FillAsync("+47 55 00 00 00");
        await visitor.Start.ClickAsync();
        await Expect(visitor.Composer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task PreChatForm_WithMistakes_ScrollsThemIntoView()
    {
        var admin = await Admin();
        var channels = new ChannelPage(admin);
        await channels.Add("Careful", "Ask us", "en");
        await channels.Show("Pre-chat form");
        await channels.Field("What the visitor has to agree to").FillAsync("My question may be stored.");
        await channels.Page.Keyboard.PressAsync("Control+s");
        await Expect(channels.Page.GetByText("The channel was saved.")).ToBeVisibleAsync();
        var code = await channels.EmbedCode();
        await Be(admin, "Present");

        await using var website = new Website();
        var page = await site.NewPage(new() { ViewportSize = new() { Width = 1280, Height = 640 } });
        var visitor = new VisitorPage(page, new Uri(website.Put("/", code)), Texts.Widget("en"));
        await visitor.Open();
        await visitor.Badge.ClickAsync();
        await visitor.Question.FillAsync("Do you have paddles?");
        await visitor.Start.ClickAsync();
        await Expect(visitor.Shows("consentMissing")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task ChannelDeletion_Confirmed_RemovesTheWidgetFromItsWebsite()
    {
        var admin = await Admin();
        var channels = new ChannelPage(admin);
        await channels.Add("Doomed", "Ask us", "en");
        var code = await channels.EmbedCode();
        await using var website = new Website();
        var shop = website.Put("/", code);
        var visitor = new VisitorPage(await site.NewPage(new()), new Uri(shop), Texts.Widget("en"));
        await Be(admin, "Present");
        await visitor.Open();
        await visitor.Ask("Kari", "Do you have paddles?");
        var agent = new AgentPage(channels.Page, Texts.Console("en"));
        await agent.Respond("Kari");
        await channels.ShowList();
        await channels.Page.GetByRole(AriaRole.Button, new() { Name = "More for Doomed" }).ClickAsync();
        await channels.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        var dialog = channels.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("show nothing any more");
        await Expect(dialog).ToContainTextAsync("1 chat is under way");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(channels.Page.GetByText("Doomed was deleted.")).ToBeVisibleAsync();

        // A front keeps the look for a few seconds, a browser for a minute.
        await Eventually.Holds(
            "the website shows nothing to whoever comes for the first time",
            async () => await Badges(await site.NewPage(new()), shop) == 0);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Messages).ToHaveTextAsync(["Do you have paddles?"]);
        await visitor.Write("Still here");
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = true }).ClickAsync();
        await agent.ShowChats();
        await agent.Write("Kari", "So am I.");
        await Expect(visitor.Messages).ToHaveTextAsync(["Do you have paddles?", "Still here", "So am I."]);
        await agent.Page.ReloadAsync();
        await agent.ShowChats();
        await agent.Page.Locator(".entry", new() { HasText = "Kari" }).ClickAsync();
        await Expect(agent.Page.Locator(".conversation-head")).ToContainTextAsync("Doomed");
        await Expect(agent.Page.GetByText("This channel has been deleted.")).ToBeVisibleAsync();

        await visitor.End();
        await Expect(visitor.Shows("closed.deleted")).ToBeVisibleAsync();
        await Expect(visitor.Shows("startOver")).ToHaveCountAsync(0);
        await visitor.Close();
        await visitor.Badge.ClickAsync();
        await Expect(visitor.Shows("closed.deleted")).ToBeVisibleAsync();
        await Expect(visitor.Shows("tryAgain")).ToHaveCountAsync(0);
        site.JudgePages();
    }

    /// <summary>
    /// The form has the focus, not the preview. Whether the whole window has it is another matter: several are open at once.
    /// </summary>
    private static Task<bool> Keeps(ILocator field) => Eventually.Holds(
        "the field to keep the focus", () => field.EvaluateAsync<bool>("element => element === document.activeElement"));

    private static async Task<int> Badges(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await page.Locator("orleans-chat").CountAsync();
    }

    private static async Task Be(PersonPage person, string presence)
    {
        await person.Open("console");
        await person.Page.GetByText(presence, new() { Exact = true }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Radio, new() { Name = presence })).ToBeCheckedAsync();
    }

    private async Task<PersonPage> Joined(PersonPage admin, string email, string name, bool administrator = false)
    {
        var person = await Person();
        await person.Join(await admin.Invite(email, administrator), name, Password);
        return person;
    }
}
