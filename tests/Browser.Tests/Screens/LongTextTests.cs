using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace OrleansChat.Browsers.Screens;

/// <summary>
/// However long and strange what people write is, every list and window has its buttons in sight, and nothing needs sideways scrolling.
/// </summary>
public sealed partial class LongTextTests(LongTextSite site) : BrowserTests, IClassFixture<LongTextSite>
{
    /// <summary>In the viewport, whole, and under the pointer; lists may be scrolled down to it and not sideways.</summary>
    private const string IsInSight = """
        e => {
          for (let p = e.parentElement; p; p = p.parentElement) {
            if (/auto|scroll/.test(getComputedStyle(p).overflowX) && p.scrollWidth > p.clientWidth + 1) return `needs sideways scrolling in ${p.className}`;
          }
          e.scrollIntoView({ block: 'center' });
          const at = e.getBoundingClientRect();
          if (at.width < 24 || at.left < 0 || at.right > innerWidth || at.top < 0 || at.bottom > innerHeight) return `is at ${JSON.stringify(at)}`;
          const hit = e.getRootNode().elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
          return e === hit || e.contains(hit) ? '' : `is behind ${hit?.outerHTML.slice(0, 200)}`;
        }
        """;

    private static readonly Texts Console = Texts.Console("en");
    private static readonly Texts Widget = Texts.Widget("en");
    private static readonly string Stacked = string.Concat(Enumerable.Range(0x300, 0x50).Select(static mark => (char)mark));

    private protected override ChatSite Shared => site;

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("phone-light-en")]
    public async Task EverythingLong_ActionsStayInSight(string name)
    {
        var look = Look.Of(name);
        var (agent, visitor, customer) = (await Agent(look), await Visitor(look), new string('W', 100));
        await Fits(visitor.Page, "orleans-chat", "long-badge", look);
        await visitor.Ask(customer, new('x', 4_000), $"{new string('w', 60)}@{new string('e', 50)}.example.com");
        await (await Visitor(look)).Ask($"Z{Stacked}", $"Z{Stacked}{Stacked} algo", "zalgo@example.com");
        await (await Visitor(look)).Ask(
            "", "https://shop.example/" + new string('y', 300), $"{new string('m', 60)}@{new string('n', 50)}.example.com");
        await Fits(visitor.Page, "orleans-chat", "long-widget-queue", look);

        await agent.ShowDashboard();
        var respond = agent.Page.GetByRole(AriaRole.Button, new() { NameRegex = Respond() });
        await Expect(respond).ToHaveCountAsync(3);
        foreach (var button in await respond.AllAsync())
            await InSight(button);
        await Fits(agent.Page, "body", "long-dashboard", look);

        await agent.Respond(customer);
        await agent.Write(customer, new('v', 4_000));
        await Expect(visitor.Messages).ToHaveCountAsync(2);
        await Conversation(agent, look);
        await InSight(visitor.Page.GetByRole(AriaRole.Button, new() { Name = Widget["end"], Exact = true }));
        await InSight(visitor.Page.GetByRole(AriaRole.Button, new() { Name = Widget["close"], Exact = true }));
        await InSight(visitor.Page.GetByRole(AriaRole.Button, new() { Name = Widget["send"], Exact = true }));
        await Fits(visitor.Page, "orleans-chat", "long-widget-conversation", look);

        await agent.End();
        await Fits(agent.Page, "body", "long-end", look);
        await TakeTheRest(agent, look);
    }

    [Theory]
    [InlineData("desktop-light-en")]
    [InlineData("phone-light-en")]
    public async Task LongNamesOfChannelsAndPeople_SettingsStayUsable(string name)
    {
        var look = Look.Of(name);
        var agent = await Agent(look);
        await agent.ShowSettings();
        var edit = agent.Page.GetByRole(
            AriaRole.Link, new() { Name = Console.With("channel.editWhich", LongTextSite.Channel), Exact = true });
        await InSight(edit);
        await Fits(agent.Page, "body", "long-channels", look);
        await edit.ClickAsync();
        await agent.Page.GetByLabel(Console["channel.field.name"], new() { Exact = true }).FillAsync(new('Q', 100));
        await InSight(agent.Button("channel.save"));
        await Fits(agent.Page, "body", "long-channel", look);

        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console/settings/people").ToString());
        var manage = agent.Page.GetByRole(
            AriaRole.Button, new() { Name = Console.With("people.manageWho", LongTextSite.Person), Exact = true });
        await InSight(manage);
        await Fits(agent.Page, "body", "long-people", look);
        await manage.ClickAsync();
        await InSight(agent.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Console["close"], Exact = true }));
        await Fits(agent.Page, "body", "long-person", look);
        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console/settings/audit").ToString());
        await agent.Page.Locator(".audit-list > li").First.WaitForAsync();
        await Fits(agent.Page, "body", "long-audit", look);
    }

    /// <summary>Marks above marks end at the line that they belong to: something around them cuts them off.</summary>
    private static async Task TakeTheRest(AgentPage agent, Look look)
    {
        for (var left = 2; left > 0; left--)
        {
            await Home(agent);
            await agent.ShowDashboard();
            var respond = agent.Page.GetByRole(AriaRole.Button, new() { NameRegex = Respond() });
            await Expect(respond).ToHaveCountAsync(left);
            await respond.First.ClickAsync();
            await agent.Page.Locator("[data-composer]").WaitForAsync();
            await Conversation(agent, look);
        }

        await Home(agent);
        await agent.ShowChats();
        await Fits(agent.Page, "body", "long-chats", look);
        Assert.Equal(0, await agent.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && /\p{M}{9}/u.test(n.data)) && e.checkVisibility())
              .filter(e => { for (let p = e; p; p = p.parentElement) if (getComputedStyle(p).overflowY !== 'visible' && p.clientHeight < 400) return false; return true; }).length
            """));
    }

    /// <summary>An open chat has the whole screen of a phone.</summary>
    private static async Task Home(AgentPage agent)
    {
        if (await agent.Button("chats.back").IsVisibleAsync())
            await agent.Button("chats.back").ClickAsync();
    }

    private static async Task Conversation(AgentPage agent, Look look)
    {
        await InSight(agent.Button("end"));
        await InSight(agent.Button("send"));
        if (look.Phone)
            await InSight(agent.Button("chats.back"));
        await Fits(agent.Page, "body", "long-conversation", look);
    }

    private static async Task InSight(ILocator control) => await Eventually.Get(
        $"{control} in sight", async () => await control.EvaluateAsync<string>(IsInSight), static problem => problem.Length == 0);

    private static async Task Fits(IPage page, string part, string screen, Look look)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Programs.Artifacts("screenshots"), $"{screen}.{look.Name}.png") });
        Assert.Empty((await PageProbe.Of(page, part)).Misfits);
    }

    private async Task<AgentPage> Agent(Look look)
    {
        var agent = new AgentPage(await site.NewPage(Narrow(look)), Console);
        await agent.Page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        await agent.SignIn(ChatSite.AgentEmail, ChatSite.Password);
        return agent;
    }

    private Task<VisitorPage> Visitor(Look look) => site.Visitor(Narrow(look));

    private static BrowserNewContextOptions Narrow(Look look)
    {
        var browser = look.Browser();
        if (!look.Phone)
            browser.ViewportSize = new() { Width = 1024, Height = 768 };
        return browser;
    }

    [GeneratedRegex("^Respond to ")]
    private static partial Regex Respond();
}
