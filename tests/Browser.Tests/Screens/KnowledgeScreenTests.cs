using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>The knowledge base in two looks: KnowledgeTests shows the third.</summary>
public sealed class KnowledgeScreenTests(KnowledgeSite site) : BrowserTests, IClassFixture<KnowledgeSite>
{
    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task FolderAndArticle_InEachLook_LookRight(string name)
    {
        var look = Look.Of(name);
        var texts = Texts.Console(look.Language);
        var agent = await site.NewAgentPage(look);
        await Open(agent, "console");
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        var camera = new Camera(agent.Page, "body", look, new Vocabulary(texts, site.Written));
        var (folder, article) = site.Places;

        await agent.Page.GetByRole(AriaRole.Link, new() { Name = texts["nav.knowledge"] }).ClickAsync();
        await Expect(agent.Page.GetByText(texts["knowledge.choose"])).ToBeVisibleAsync();
        await camera.Take("console-knowledge-start");
        await Open(agent, $"console/knowledge/folder/{folder}");
        await agent.Page.GetByRole(AriaRole.Checkbox, new() { Name = texts.With("knowledge.select", "Pakkesporing") }).CheckAsync();
        await camera.Take("console-knowledge");
        await agent.Button("knowledge.folder.acts").ClickAsync();
        await agent.Page.GetByRole(AriaRole.Menuitem, new() { Name = texts["knowledge.import"] }).ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await camera.Take("console-knowledge-import");

        await Open(agent, "console/knowledge?text=pakke");
        await Expect(agent.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Pakkesporing" })).ToBeVisibleAsync();
        await camera.Take("console-knowledge-found");

        await Open(agent, $"console/knowledge/article/{article}/nb");
        await Expect(agent.Page.GetByLabel(texts["knowledge.field.body"], new() { Exact = true })).ToBeVisibleAsync();
        if (!look.Phone)
            await Expect(agent.Page.FrameLocator("iframe").Locator("strong")).ToHaveTextAsync("30 dager");
        await camera.Take("console-knowledge-article");
        if (look.Phone)
        {
            await agent.Page.GetByText(texts["knowledge.preview"], new() { Exact = true }).ClickAsync();
            await Expect(agent.Page.FrameLocator("iframe").Locator("strong")).ToHaveTextAsync("30 dager");
            await camera.Take("console-knowledge-preview");
        }

        await agent.Button("knowledge.versions").ClickAsync();
        await Expect(agent.Page.Locator("[data-kind=new] mark")).ToHaveTextAsync("30");
        await camera.Take("console-knowledge-versions");
        Camera.Judge(camera);
    }

    private async Task Open(AgentPage agent, string path) => await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, path).ToString());
}
