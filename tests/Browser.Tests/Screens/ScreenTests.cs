using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>
/// Every screen in every look, kept as pictures in artifacts/screenshots. A screen must show something, in words of its
/// language or of people; everything must fit, be readable and usable without eyes or mouse; and the page must not complain.
/// </summary>
public sealed class ScreenTests(ScreenSite site) : BrowserTests, IClassFixture<ScreenSite>
{
    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task SignInAndSettings_InEachLook_LookRight(string name)
    {
        var look = Look.Of(name);
        var agent = await site.NewAgentPage(look);
        var camera = Console(agent, look);
        var setup = new Uri(site.Addresses.Agents, "setup/of-a-new-installation").ToString();
        await agent.Page.GotoAsync(setup);
        await agent.SignInLink.WaitForAsync();
        await camera.Take("console-link-over");
        // The site's own link was used long ago; that another one is good only the server's answer says.
        await agent.Page.RouteAsync("**/api/setup/*", route => route.FulfillAsync(new() { Status = 204 }));
        await agent.Page.GotoAsync(setup);
        await agent.Password.WaitForAsync();
        await camera.Take("console-setup");

        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        await agent.Password.WaitForAsync();
        await camera.Take("console-sign-in");
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);

        await agent.ShowSettings();
        await Expect(agent.Page.GetByRole(AriaRole.Tab, new() { Selected = true })).ToBeVisibleAsync();
        await camera.Take("console-settings");
        Camera.Judge(camera);
    }

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task NewAgent_WithNothingToDo_LooksRight(string name)
    {
        var look = Look.Of(name);
        var agent = await site.NewAgentPage(look);
        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        await agent.SignIn(Story.NewAgent.Email, ChatSite.Password);
        var camera = Console(agent, look);
        await agent.Be("away");
        await camera.Take("console-dashboard-empty");
        await agent.ShowChats();
        await agent.List.WaitForAsync();
        await camera.Take("console-chats-empty");
        await agent.Page.Keyboard.PressAsync("?");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await camera.Take("console-shortcuts");
        Camera.Judge(camera);
    }

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task Chat_FromTheBadgeToItsEnd_LooksRight(string name)
    {
        var look = Look.Of(name);
        var agent = await site.NewAgentPage(look);
        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        var visitor = await site.NewVisitor(look);
        var console = Console(agent, look);
        var widget = new Camera(visitor.Page, "orleans-chat", look, Words(Texts.Widget(look.Language)));

        var scene = new ChatScene(Story.In(look.Language), look, agent, console, visitor, widget);
        await scene.Open();
        await scene.Wait();
        await scene.Talk();
        await scene.Miss();
        await scene.End();
        Camera.Judge(console, widget);
    }

    private Camera Console(AgentPage agent, Look look) => new(agent.Page, "body", look, Words(Texts.Console(look.Language)));

    private Vocabulary Words(Texts texts) => new(texts, site.Written);

    [Fact]
    public async Task FaintWords_InPageShadowRootAndFrame_AreFound()
    {
        var page = await site.NewPage(new());
        await page.SetContentAsync("""
            <!doctype html><html lang="en"><title>Faint</title><main><h1>Dark</h1>
            <p id="page" style="color: #ccc">Faint</p><div id="host"></div>
            <iframe title="Inside" srcdoc='<html lang="en"><title>In</title><p id="framed" style="color: #ccc">Faint</p>'></iframe></main></html>
            """);
        await page.EvaluateAsync(
            "() => { host.attachShadow({ mode: 'open' }).innerHTML = '<p id=\"shadowed\" style=\"color: #ccc\">Faint</p>'; }");

        var found = Assert.Single(await AxeProbe.Violations(page));

        Assert.All(["#page", "#shadowed", "#framed"], place => Assert.Contains(place, found, StringComparison.Ordinal));
    }
}
