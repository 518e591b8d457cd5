using System.Text.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Channels;
using OrleansChat.Mail;

namespace OrleansChat.Browsers.Screens;

/// <summary>The product with a channel for each language, a new agent, and visitors who wait.</summary>
public sealed class ScreenSite : EmbeddedSite
{
    private readonly Dictionary<string, string> channels = [];

    /// <summary>Everything on the screens that is not the product's own text.</summary>
    internal HashSet<string> Written { get; } = [];

    /// <summary>A console that nobody has signed in to.</summary>
    internal async Task<AgentPage> NewAgentPage(Look look) => new(await NewPage(look.Browser()), Texts.Console(look.Language));

    /// <summary>A visitor of a page with the widget of the look's language; not yet open.</summary>
    internal async Task<VisitorPage> NewVisitor(Look look)
    {
        var page = await NewPage(look.Browser());
        await page.RouteAsync("**/demo", async route =>
        {
            var answer = await route.FetchAsync();
            var html = await answer.TextAsync();
            await route.FulfillAsync(
                new() { Response = answer, Body = html.Replace(channels["en"], channels[look.Language], StringComparison.Ordinal) });
        });
        return new(page, new Uri(Addresses.Visitors, "demo"), Texts.Widget(look.Language));
    }

    private protected override async Task Furnish()
    {
        var demo = (await Administer<ChannelView[]>("GET", "channels"))[0];
        channels["en"] = demo.Id;
        var stored = await Administer<VersionedSettings>("GET", $"channels/{demo.Id}/settings");
        var english = stored.Settings with
        {
            Name = Story.English.Channel,
            Header = Story.English.Header,
            Color = Story.English.Color,
            PostChat = true,
        };
        await Administer<VersionedSettings>("PUT", $"channels/{demo.Id}/settings", stored with { Settings = english });
        channels["nb"] = (await Administer<ChannelView>("POST", "channels", Settings(Story.Norwegian, "nb"))).Id;
        var workshop = await Administer<ChannelView>(
            "POST", "channels", new SaveChannelRequest(Story.Workshop, Story.Workshop, "#b45309", "en", PostChat: false));
        var invited = await Administer<InvitationView>(
            "POST", "people", Invited.Request(Story.NewAgent.Name, Story.NewAgent.Email, administrator: false, workshop.Id));
        using (var newcomer = new HttpClient { BaseAddress = Addresses.Agents })
            (await Invited.Join(newcomer, invited.Link!, Story.NewAgent.Name, Password)).Dispose();
        var origin = Addresses.Agents.GetLeftPart(UriPartial.Authority);
        await Administer<MailSettingsView>("PUT", "mail", new SaveMailRequest(
            "mail.shop.example", 587, "startTls", null, null, "chat@shop.example", Story.English.Channel, origin));
        Written.UnionWith(Story.Written(Addresses.Visitors, AgentName, AgentEmail));
        Written.UnionWith(["https://www.example.com", Policy(Addresses.Visitors)]);
        Written.UnionWith((await Administer<ChannelView[]>("GET", "channels")).Select(channel => channel.EmbedCode));
        foreach (var (name, question) in Story.Waiting)
            await (await Visitor()).Ask(name, question);
    }

    /// <summary>What the embed tab tells websites to allow.</summary>
    private static string Policy(Uri address)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        return $"script-src {site};\nconnect-src {site} {site.Replace("http", "ws", StringComparison.Ordinal)};\nimg-src {site};";
    }

    private static SaveChannelRequest Settings(Story story, string language) =>
        new(story.Channel, story.Header, story.Color, language, PostChat: true);

    private async Task<T> Administer<T>(string method, string path, object? body = null)
    {
        var answer = await Agent.Page.APIRequest.FetchAsync(
            new Uri(Addresses.Agents, $"api/admin/{path}").ToString(), new() { Method = method, DataObject = body });
        return answer.Ok
            ? JsonSerializer.Deserialize<T>(await answer.TextAsync(), JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {await answer.TextAsync()}");
    }
}
