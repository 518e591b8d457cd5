using Microsoft.Playwright;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>One chat, seen from both sides in one look: its steps, each with its pictures.</summary>
internal sealed class ChatScene(Story story, Look look, AgentPage agent, Camera console, VisitorPage visitor, Camera widget)
{
    private ILocator Unread => visitor.Page.Locator("orleans-chat .oc-count");

    /// <summary>Nobody present, then somebody; a form sent without its question; the page as visitors find it.</summary>
    public async Task Open()
    {
        await visitor.Open();
        await agent.Be("away");
        await visitor.Badge.ClickAsync();
        await visitor.Shows("closed.noAgents").WaitForAsync();
        await widget.Take("widget-closed");
        await agent.Be("present");
        await visitor.Start.ClickAsync();
        await visitor.Shows("questionMissing").WaitForAsync();
        await widget.Take("widget-start-mistake");

        await visitor.Close();
        await visitor.Page.ReloadAsync();
        await visitor.Badge.WaitForAsync();
        await widget.Take("widget-badge");
        await visitor.Badge.ClickAsync();
        await visitor.Start.WaitForAsync();
        await widget.Take("widget-start");
    }

    public async Task Wait()
    {
        await visitor.FillIn(story.Customer, story.Question);
        await visitor.Page.Locator("orleans-chat .queue strong").WaitForAsync();
        await widget.Take("widget-queue");
        await agent.ShowDashboard();
        await agent.RespondTo(story.Customer).WaitForAsync();
        await console.Take("console-dashboard");
        await agent.ShowChats();
        await agent.List.WaitForAsync();
        await console.Take("console-chats");
    }

    public async Task Talk()
    {
        await agent.Respond(story.Customer);
        for (var turn = 0; turn < story.Talk.Length; turn++)
        {
            await (turn % 2 == 0 ? agent.Write(story.Customer, story.Talk[turn]) : visitor.Write(story.Talk[turn]));
            await Expect(visitor.Messages).ToHaveCountAsync(turn + 2);
            await Expect(agent.Messages(story.Customer)).ToHaveCountAsync(turn + 2);
        }

        await Expect(visitor.Page.Locator("orleans-chat .message.mine.read")).ToHaveCountAsync(1 + (story.Talk.Length / 2));
        await widget.Take("widget-conversation");
        await Expect(agent.Page.Locator(".message[data-state=read]")).ToHaveCountAsync((story.Talk.Length + 1) / 2);
        await console.Take("console-conversation");
        await CustomerDetails();
    }

    /// <summary>The visitor sees on the badge that there is news.</summary>
    public async Task Miss()
    {
        await visitor.Close();
        await agent.Write(story.Customer, story.Talk[0]);
        await Expect(Unread).ToHaveAttributeAsync("data-count", "1");
        await widget.Take("widget-badge-unread");
        await visitor.Badge.ClickAsync();
        await visitor.Composer.WaitForAsync();
    }

    public async Task End()
    {
        await agent.End();
        await console.Take("console-ended");
        await visitor.Shows("over").WaitForAsync();
        await widget.Take("widget-ended");
    }

    /// <summary>A panel of its own where the screen is too narrow for it.</summary>
    private async Task CustomerDetails()
    {
        if (!look.Phone)
            return;
        await agent.Button("customer.show").ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await console.Take("console-customer");
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }
}
