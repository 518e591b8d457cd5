using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>Every tab of a channel in every look.</summary>
public sealed class ChannelScreenTests(ScreenSite site) : BrowserTests, IClassFixture<ScreenSite>
{
    /// <summary>With what the preview shows beside each; null: none.</summary>
    private static readonly (string Name, string? Preview)[] Tabs =
    [
        ("properties", ".oc-badge"), ("layout", ".composer"), ("agents", null), ("bot", null), ("offline", ".closed"), ("preChat", "form"),
        ("postChat", ".over"), ("embed", null),
    ];

    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task ChannelTabs_InEachLook_LookRight(string name)
    {
        var look = Look.Of(name);
        var texts = Texts.Console(look.Language);
        var agent = await site.NewAgentPage(look);
        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        var camera = new Camera(agent.Page, "body", look, new Vocabulary(texts, site.Written));

        await agent.ShowSettings();
        var story = Story.In(look.Language);
        var edit = agent.Page.GetByRole(AriaRole.Link, new() { Name = texts.With("channel.editWhich", story.Channel) });
        await edit.WaitForAsync();
        await camera.Take("console-channels");
        await edit.ClickAsync();
        foreach (var (tab, preview) in Tabs)
        {
            var head = agent.Page.GetByRole(AriaRole.Tab, new() { Name = texts[$"channel.tab.{tab}"], Exact = true });
            await head.ClickAsync();
            await Expect(head).ToHaveAttributeAsync("aria-selected", "true");
            if (preview is not null)
                await Expect(agent.Page.FrameLocator("iframe").Locator($"orleans-chat {preview}")).ToBeVisibleAsync();
            if (tab == "agents")
                await Expect(agent.Page.GetByText(Story.NewAgent.Email)).ToBeVisibleAsync();
            await camera.Take($"console-channel-{tab}");
        }

        Camera.Judge(camera);
    }
}
