using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Day;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>A visitor asks, an agent answers: real widget, real console, real browser. The same for every way to run the product.</summary>
public abstract partial class MainJobTests(ChatSite site) : BrowserTests
{
    private protected override ChatSite Shared => site;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        site.JudgePages();
    }

    [Fact]
    public async Task VisitorAndAgent_UntilTheAgentEnds_Chat()
    {
        var visitor = await site.Visitor();
        await visitor.Ask("Kari", "Where is my kayak?");
        await Expect(visitor.Page.GetByText(InQueue())).ToBeVisibleAsync();
        await site.Agent.ShowDashboard();
        await Expect(site.Agent.Page.GetByRole(AriaRole.Button, new() { Name = "Respond to Kari" })).ToBeVisibleAsync();

        await site.Agent.Respond("Kari");
        await site.Agent.Write("Kari", "On its way!");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Ada Admin" })).ToBeVisibleAsync();
        // What is written before the answer is there stands before it.
        await Expect(visitor.Messages).ToHaveTextAsync(["Where is my kayak?", "On its way!"]);
        await visitor.Write("Thank you");
        await Expect(site.Agent.Messages("Kari")).ToHaveTextAsync(["Where is my kayak?", "On its way!", "Thank you"]);
        await Expect(visitor.Messages).ToHaveTextAsync(["Where is my kayak?", "On its way!", "Thank you"]);
        await Expect(visitor.Page.Locator("orleans-chat .message.mine.read")).ToHaveCountAsync(2);
        await Expect(site.Agent.Page.GetByRole(AriaRole.Button, new() { Name = "Kari" }).GetByText("Thank you")).ToBeVisibleAsync();

        await site.Agent.End();
        await Expect(visitor.Page.GetByText("This chat has ended.")).ToBeVisibleAsync();
        await Expect(visitor.Composer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Chat_AfterAReloadAndInOtherTabs_Continues()
    {
        var visitor = await site.Visitor();
        await visitor.Ask("Reidun", "First");
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Messages).ToHaveTextAsync(["First"]);

        var second = await visitor.SecondTab();
        await second.Badge.ClickAsync();
        await Expect(second.Messages).ToHaveTextAsync(["First"]);
        await second.Write("From the second tab");
        await Expect(visitor.Messages).ToHaveTextAsync(["First", "From the second tab"]);
    }

    [Fact]
    public async Task Messages_WrittenWithoutNetwork_ArriveOnceAndInOrder()
    {
        var visitor = await site.Visitor();
        var line = await Line.Lay(visitor.Page);
        await visitor.Ask("Lars", "Hello");
        await site.Agent.Respond("Lars");

        await line.Cut();
        await Expect(visitor.Page.GetByText("Reconnecting")).ToBeVisibleAsync();
        await visitor.Write("one");
        await visitor.Write("two");
        await site.Agent.Write("Lars", "Are you there?");
        line.Mend();

        await Expect(visitor.Messages).ToHaveTextAsync(["Hello", "Are you there?", "one", "two"]);
        await Expect(site.Agent.Messages("Lars")).ToHaveTextAsync(["Hello", "Are you there?", "one", "two"]);
        await Expect(visitor.Page.GetByText("Reconnecting")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Widget_BeforeTheFirstClick_StoresNothingAndOpensNoSocket()
    {
        var visitor = await site.Visitor();
        var sockets = 0;
        visitor.Page.WebSocket += (_, _) => sockets++;
        await visitor.Page.ReloadAsync();
        await visitor.Badge.WaitForAsync();
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("document.cookie"));
        Assert.Equal(0, sockets);

        await visitor.Badge.ClickAsync();
        await Expect(visitor.Page.GetByLabel("Your question")).ToBeVisibleAsync();
        Assert.Equal(1, sockets);
    }

    [Fact]
    public async Task Widget_ByKeyboardAlone_IsUsable()
    {
        var visitor = await site.Visitor();
        await visitor.Badge.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByLabel("Name (optional)")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(visitor.Question).ToBeFocusedAsync();
        await visitor.Page.Keyboard.TypeAsync("By keyboard");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Composer).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(visitor.Badge).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Widget_OnAPhone_FillsTheScreen()
    {
        var visitor = await site.Visitor(new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });
        await visitor.Badge.ClickAsync();
        await Expect(visitor.Question).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await visitor.FillIn("Pia", "From the phone");
        await Expect(visitor.Composer).Not.ToBeFocusedAsync();
        var window = await visitor.Page.GetByRole(AriaRole.Dialog).BoundingBoxAsync();
        Assert.NotNull(window);
        Assert.Equal((0, 0, 390, 844), ((int)window.X, (int)window.Y, (int)window.Width, (int)window.Height));
    }

    [Fact]
    public async Task WorkingDay_OfThreeAgentsAManagerAndEightVisitors_TellsVisitorsNothingOfColleagues()
    {
        await using var day = await DayScene.Open(site);
        await new WorkingDay(day).Live();
    }

    // Chats of the other tests may wait before this one.
    [GeneratedRegex(@"You are (next|number \d+) in the queue")]
    private static partial Regex InQueue();
}
