using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>
/// People, mail and audit log, one's own profile, and the way back from a forgotten password, in two looks: PeopleTests shows the third.
/// </summary>
public sealed class AccountScreenTests(ScreenSite site) : BrowserTests, IClassFixture<ScreenSite>
{
    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task SettingsAndProfile_InEachLook_LookRight(string name)
    {
        var look = Look.Of(name);
        var texts = Texts.Console(look.Language);
        var agent = await site.NewAgentPage(look);
        await Open(agent, "console");
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        var camera = Console(agent, look);

        await Open(agent, "console/settings/people");
        await Expect(agent.Page.GetByText(Story.NewAgent.Email)).ToBeVisibleAsync();
        await camera.Take("console-people");
        await TakeDialog(agent, camera, texts["people.invite"], "console-people-invite");
        await TakeDialog(agent, camera, texts.With("people.manageWho", Story.NewAgent.Name), "console-person");

        await Open(agent, "console/settings/mail");
        await Expect(agent.Page.GetByLabel(texts["mail.host"])).ToBeVisibleAsync();
        await camera.Take("console-mail");

        await Open(agent, "console/settings/audit");
        await agent.Page.GetByLabel(texts["audit.text"], new() { Exact = true }).FillAsync(Story.NewAgent.Name);
        var entries = agent.Page.Locator(".audit-list > li");
        await Expect(entries).ToHaveCountAsync(2);
        await Expect(entries.First).ToContainTextAsync(texts["audit.kind.person.joined"]);
        await Expect(entries.Last).ToContainTextAsync(texts["audit.kind.person.invited"]);
        await camera.Take("console-audit");

        await Open(agent, "console/profile");
        await Expect(agent.Page.GetByRole(AriaRole.Heading, new() { Name = texts["profile.title"] })).ToBeVisibleAsync();
        await camera.Take("console-profile");
        Camera.Judge(camera);
    }

    [Theory]
    [InlineData("desktop-dark-nb")]
    [InlineData("phone-light-nb")]
    public async Task ForgottenPassword_InEachLook_LooksRight(string name)
    {
        var look = Look.Of(name);
        var texts = Texts.Console(look.Language);
        var agent = await site.NewAgentPage(look);
        var camera = Console(agent, look);
        await Open(agent, "console");
        await agent.Button("signIn.forgot").ClickAsync();
        await Expect(agent.Email).ToBeFocusedAsync();
        await camera.Take("console-forgot");

        await agent.Email.FillAsync("nobody@shop.example");
        await agent.Button("forgot.button").ClickAsync();
        await Expect(agent.Page.GetByText(texts["forgot.sent"])).ToBeVisibleAsync();
        await camera.Take("console-forgot-sent");
        Camera.Judge(camera);
    }

    private static async Task TakeDialog(AgentPage agent, Camera camera, string opener, string screen)
    {
        await agent.Page.GetByRole(AriaRole.Button, new() { Name = opener, Exact = true }).ClickAsync();
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await camera.Take(screen);
        await agent.Page.Keyboard.PressAsync("Escape");
        await Expect(agent.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task Open(AgentPage agent, string path) => await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, path).ToString());

    private Camera Console(AgentPage agent, Look look) =>
        new(agent.Page, "body", look, new Vocabulary(Texts.Console(look.Language), site.Written));
}
