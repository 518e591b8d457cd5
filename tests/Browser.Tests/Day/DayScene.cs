using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansChat.Accounts.People;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Browsers.Screens;
using OrleansChat.Channels;

namespace OrleansChat.Browsers.Day;

/// <summary>A channel of its own, with three agents, a manager and a tag: chats that other tests left are not in the way.</summary>
internal sealed class DayScene : IAsyncDisposable
{
    public const string Tag = "Delayed";
    private const string Password = "four words in a row";

    private readonly ChatSite site;
    private readonly string channel;
    private readonly List<LightVisitor> visitors = [];

    private DayScene(ChatSite site, string channel) => (this.site, this.channel) = (site, channel);

    /// <summary>Once is enough: the screens are the same however servers run.</summary>
    public bool KeepsPictures => site is EmbeddedSite;

    public ColleaguePage Bo { get; private set; } = null!;

    public ColleaguePage Cato { get; private set; } = null!;

    public ColleaguePage Dina { get; private set; } = null!;

    public ColleaguePage Manager { get; private set; } = null!;

    public static async Task<DayScene> Open(ChatSite site)
    {
        var channel = await Administer<ChannelView>(
            site, "POST", "channels", new SaveChannelRequest("Tents", "Ask us about tents", "#0a6e5c", "en", PostChat: false));
        await Administer<JsonObject>(site, "POST", "tags", new { name = Tag, color = "#b45309" });
        var scene = new DayScene(site, channel.Id);
        scene.Bo = await scene.Join("Bo Berg", "respond", "notifications");
        scene.Cato = await scene.Join("Cato Dahl", "respond", "notifications");
        scene.Dina = await scene.Join("Dina Eide", "respond", "notifications");
        scene.Manager = await scene.Join("Mona Moe", "respond", "listenIn", "manager");
        return scene;
    }

    /// <summary>In a browser.</summary>
    public async Task<WatchedVisitor> Visitor(string name, string question)
    {
        var website = new Uri(site.Addresses.Visitors, $"demo?channel={channel}");
        var visitor = new WatchedVisitor(new(await site.NewPage(new()), website, Texts.Widget("en")));
        await visitor.Page.Open();
        await visitor.Page.Ask(name, question);
        return visitor;
    }

    /// <summary>Only a connection: somebody more who waits and is answered.</summary>
    public async Task Visit(string name, string question) =>
        visitors.Add(await LightVisitor.Ask(site.Addresses.Visitors, channel, name, question));

    /// <summary>From now on agents are warned when a customer has waited for a second.</summary>
    public async Task WarnEarly()
    {
        var stored = await Administer<VersionedSettings>(site, "GET", $"channels/{channel}/settings");
        var settings = stored.Settings with { WarnAgentsNewChat = TimeSpan.FromSeconds(1) };
        await Administer<VersionedSettings>(site, "PUT", $"channels/{channel}/settings", stored with { Settings = settings });
    }

    /// <summary>Another console of the agent, in a browser of that look and size.</summary>
    public async Task<AgentPage> Elsewhere(ColleaguePage colleague, Look look, int width)
    {
        var options = look.Browser();
        options.StorageState = await colleague.Page.Context.StorageStateAsync();
        options.ViewportSize = new() { Width = width, Height = options.ViewportSize!.Height };
        var page = await site.NewPage(options);
        await page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        return new(page, Texts.Console(look.Language));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.DisposeAsync();
    }

    private async Task<ColleaguePage> Join(string name, params string[] permissions)
    {
        var request = Invited.Request(name, $"{name.Replace(' ', '.').ToLowerInvariant()}@shop.example");
        request["channels"] = JsonSerializer.SerializeToNode(new[] { new { channelId = channel, permissions } });
        var invited = await Administer<InvitationView>(site, "POST", "people", request);
        var page = await site.NewPage(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var link = new Uri(site.Addresses.Agents, $"api/account/links/{new Uri(invited.Link!).Segments[^1]}").ToString();
        var joined = await page.APIRequest.PostAsync(link, new() { DataObject = new { name, password = Password } });
        Assert.True(joined.Ok, await joined.TextAsync());
        await page.GotoAsync(new Uri(site.Addresses.Agents, "console").ToString());
        var colleague = new ColleaguePage(name, page, Texts.Console("en"));
        await colleague.Agent.Be("present");
        await colleague.Agent.ShowChats();
        return colleague;
    }

    private static async Task<T> Administer<T>(ChatSite site, string method, string path, object? body = null)
    {
        var answer = await site.Agent.Page.APIRequest.FetchAsync(
            new Uri(site.Addresses.Agents, $"api/admin/{path}").ToString(), new() { Method = method, DataObject = body });
        return answer.Ok
            ? JsonSerializer.Deserialize<T>(await answer.TextAsync(), JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {await answer.TextAsync()}");
    }
}
