using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers;

/// <summary>One agent and two visitors, and everything that an agent does within a conversation.</summary>
public sealed class ConversationTests(EmbeddedSite site) : BrowserTests, IClassFixture<EmbeddedSite>
{
    private const string Customer = "Kari";
    private const string Other = "Emma";

    private protected override ChatSite Shared => site;

    private IPage Console => site.Agent.Page;

    private ILocator Log => Console.GetByRole(AriaRole.Log, new() { Name = $"Conversation with {Customer}" });

    [Fact]
    public async Task Conversation_ReadWrittenDeletedAndEnded_GoesByWhatIsSeen()
    {
        var (visitor, other) = (await site.Visitor(), await site.Visitor());
        await visitor.Ask(Customer, "Where is my kayak?");
        await other.Ask(Other, "Do you have paddles?");
        await site.Agent.Respond(Customer);
        for (var line = 1; line <= 24; line++)
            await site.Agent.Write(Customer, $"Step {line} of the way back to you");
        await Expect(visitor.Messages).ToHaveCountAsync(25);

        await ReadsByView(visitor);
        await KeepsDrafts();
        await Deletes(visitor);
        await PicksAnEmoji(visitor);
        await GoesOnToWhoWaits(other);
        await EndsAndTakesItBack(visitor);
        site.JudgePages();
    }

    /// <summary>Above the end of the log nothing is read that comes; at it, it is after a second.</summary>
    private async Task ReadsByView(VisitorPage visitor)
    {
        await Log.EvaluateAsync("log => log.scrollTo({ top: 0 })");
        await visitor.Write("Are you still there?");
        var toEnd = Console.GetByRole(AriaRole.Button, new() { Name = "1 new message" });
        await Expect(toEnd).ToBeVisibleAsync();
        await Expect(site.Agent.List.GetByText("1 unread")).ToHaveCountAsync(1);
        await Expect(visitor.Page.Locator("orleans-chat .message.mine.sent")).ToHaveCountAsync(1);

        await toEnd.ClickAsync();
        await Expect(Log.GetByText("Are you still there?")).ToBeInViewportAsync();
        await Expect(Log.GetByText("1 new", new() { Exact = true })).ToBeVisibleAsync();
        await Picture("new");
        await Expect(visitor.Page.Locator("orleans-chat .message.mine.read")).ToHaveCountAsync(2);
        await Expect(site.Agent.List.GetByText("1 unread")).ToHaveCountAsync(0);
    }

    /// <summary>A second console of the agent has what is being written on the first.</summary>
    private async Task KeepsDrafts()
    {
        await site.Agent.Composer(Customer).FillAsync("I have looked into");
        var second = await Console.Context.NewPageAsync();
        await second.GotoAsync(Console.Url);
        var agent = new AgentPage(second, Texts.Console("en"));
        await agent.ShowChats();
        await agent.List.GetByRole(AriaRole.Button, new() { Name = Customer }).ClickAsync();
        await Expect(agent.Composer(Customer)).ToHaveValueAsync("I have looked into");
        await agent.Composer(Customer).BlurAsync();
        await site.Agent.Composer(Customer).FillAsync("I have looked into it");
        await Expect(agent.Composer(Customer)).ToHaveValueAsync("I have looked into it");
        await second.CloseAsync();

        await Console.ReloadAsync();
        await Expect(site.Agent.Composer(Customer)).ToHaveValueAsync("I have looked into it");
        await site.Agent.Composer(Customer).PressAsync("Enter");
        await Expect(site.Agent.Composer(Customer)).ToHaveValueAsync("");
    }

    private async Task Deletes(VisitorPage visitor)
    {
        await site.Agent.Write(Customer, "Meant for somebody else");
        var message = visitor.Messages.GetByText("Meant for somebody else");
        await Expect(message).ToBeVisibleAsync();
        await Log.GetByText("Meant for somebody else").HoverAsync();
        await Picture("conversation");
        await Console.GetByRole(AriaRole.Button, new() { Name = "Delete “Meant for somebody else”" }).ClickAsync();
        await Console.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(message).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("orleans-chat .bubble").GetByText("This message was deleted")).ToBeVisibleAsync();
        await Expect(Log.GetByText("This message was deleted")).ToBeVisibleAsync();
    }

    /// <summary>By the keyboard alone.</summary>
    private async Task PicksAnEmoji(VisitorPage visitor)
    {
        await site.Agent.Button("emoji").FocusAsync();
        await Console.Keyboard.PressAsync("Enter");
        await Console.GetByLabel("Search emojis").FillAsync("rainbow");
        await Expect(Console.GetByRole(AriaRole.Button, new() { Name = "rainbow", Exact = true })).ToBeVisibleAsync();
        await Picture("emojis");
        await Console.Keyboard.PressAsync("Enter");
        await Expect(site.Agent.Composer(Customer)).ToHaveValueAsync("🌈");
        await site.Agent.Composer(Customer).PressAsync("Enter");
        await Expect(visitor.Messages.GetByText("🌈")).ToBeVisibleAsync();
    }

    private async Task GoesOnToWhoWaits(VisitorPage other)
    {
        await site.Agent.Respond(Other);
        await site.Agent.List.GetByRole(AriaRole.Button, new() { Name = Customer }).ClickAsync();
        await site.Agent.Composer(Customer).FillAsync("I will be back with you");
        await site.Agent.Composer(Customer).PressAsync("Control+Enter");
        await Expect(site.Agent.Composer(Other)).ToBeFocusedAsync();
        await Expect(other.Messages).ToHaveCountAsync(1);
        await site.Agent.List.GetByRole(AriaRole.Button, new() { Name = Customer }).ClickAsync();
    }

    private async Task EndsAndTakesItBack(VisitorPage visitor)
    {
        await site.Agent.Composer(Customer).PressAsync("Alt+e");
        await Expect(visitor.Shows("over")).ToBeVisibleAsync();
        await site.Agent.Button("ended.undo").ClickAsync();
        await Expect(visitor.Composer).ToBeVisibleAsync();
        await site.Agent.Write(Customer, "One more thing");
        await Expect(visitor.Messages.GetByText("One more thing")).ToBeVisibleAsync();

        await Console.Keyboard.PressAsync("Alt+e");
        await Expect(Console.GetByText("by you")).ToBeVisibleAsync();
        await Picture("ended");
        // Nobody does anything: the one who is owed an answer is next.
        await Expect(site.Agent.Composer(Other)).ToBeFocusedAsync();
    }

    private Task<byte[]> Picture(string name) =>
        Console.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"console-conversation-{name}.png") });
}
