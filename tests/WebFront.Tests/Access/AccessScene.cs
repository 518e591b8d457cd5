using System.Net;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Access;

/// <summary>A front with two channels, and everybody who calls in the matrix.</summary>
public sealed class AccessScene : IAsyncLifetime
{
    private const string ChannelColor = "#123456";

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("orleans-chat-web-");
    private readonly Dictionary<Caller, (string Email, Browser Browser)> _people = [];
    private readonly Dictionary<Caller, AgentClient> _consoles = [];
    private readonly Dictionary<Caller, string> _ids = [];

    public FrontHost Front { get; } = new();

    public string Channel { get; private set; } = "";

    public string OtherChannel { get; private set; } = "";

    /// <summary>The one who has the chats, and hears of them.</summary>
    public AgentClient Console => _consoles[Caller.AgentOfThisChat];

    private Browser Admin { get; set; } = null!;

    public async Task InitializeAsync()
    {
        foreach (var page in (string[])["console", "preview"])
            await File.WriteAllTextAsync(
                Path.Combine(_files.CreateSubdirectory(page).FullName, "index.html"), $"<!doctype html><title>{page}</title>");
        await File.WriteAllTextAsync(Path.Combine(_files.FullName, "widget.js"), "load('__ORLEANS_CHAT_LOOK__');\n");
        await Front.Start([$"--webroot={_files.FullName}", .. FrontHost.WithoutLimits]);
        Admin = new Browser(Front.Site);
        await Admin.Ask<AccountView>(
            $"api/setup/{Front.Said.Split("/setup/")[1].Trim()}", new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
        Channel = await NewChannel("This");
        OtherChannel = await NewChannel("Another");
        foreach (var caller in Expected.Callers.Where(caller => caller >= Caller.AgentOfNoChannel))
            _people[caller] = await NewPerson(caller);
        foreach (var caller in Expected.SignedIn)
            _consoles[caller] = await NewConsole(caller);
        await Disable(Caller.Disabled);
    }

    public async Task DisposeAsync()
    {
        foreach (var console in _consoles.Values)
            await console.DisposeAsync();
        foreach (var (_, browser) in _people.Values)
            browser.Dispose();
        Admin.Dispose();
        await Front.DisposeAsync();
        _files.Delete(recursive: true);
    }

    public AgentClient ConsoleOf(Caller caller) => _consoles[caller];

    /// <summary>Null: the caller has none.</summary>
    public string? CookiesOf(Caller caller) => _people.TryGetValue(caller, out var person) ? person.Browser.Cookies : null;

    public Browser BrowserOf(Caller caller) => _people[caller].Browser;

    /// <summary>After a call that ended the sign-in.</summary>
    public async Task SignInAgain(Caller caller)
    {
        if (caller != Caller.Disabled && _people.TryGetValue(caller, out var person))
            Assert.Null(await person.Browser.SignIn(person.Email, FrontHost.Password));
    }

    /// <summary>A visitor with a chat on the channel, as far as it is to be; at another channel it is with that one's agent.</summary>
    public async Task<(VisitorClient Visitor, VisitorChat Started)> NewChat(string channel, Chat chat)
    {
        var visitor = await VisitorClient.Open(Front.Site, channel);
        Assert.Null((await visitor.Hello()).Refused);
        var started = (await visitor.Start("May I ask something?")).Ok!;
        var session = started.Log.SessionId;
        await Eventually.Holds(
            "the chat is in the queue", async () => (await Queue(channel)).Entries.Any(entry => entry.Session.ToString() == session));
        if (chat is Chat.Ongoing or Chat.Offered or Chat.Finished)
        {
            var agent = channel == Channel ? Caller.AgentOfThisChat : Caller.AgentOfAnotherChannel;
            Assert.Null((await ConsoleOf(agent).Accept(session)).Refused);
            Assert.Null((await ConsoleOf(agent).Send(session, "Yes?")).Refused);
        }

        if (chat is Chat.Offered)
        {
            var offer = new TransferRequest(session, VisitorClient.NewId(), ColleagueOf(Caller.AgentOfThisChat), null, null);
            Assert.Null((await Console.Ask<Done>("Transfer", offer)).Refused);
        }

        if (chat is Chat.Finished)
            Assert.Null((await visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        return (visitor, started);
    }

    /// <summary>Somebody else who may respond on the channel and is there.</summary>
    public string ColleagueOf(Caller caller) =>
        _ids[caller == Caller.MayRespond ? Caller.AgentOfThisChat : Caller.MayRespond];

    public async Task<long> LastSeq(string session) => (await Grains.Session(Id(session)).Summary()).Value!.Seq;

    private IGrainFactory Grains => (IGrainFactory)Front.Services.GetService(typeof(IGrainFactory))!;

    private static SessionId Id(string session) => new(Guid.Parse(session));

    private Task<QueueSnapshot> Queue(string channel) => Grains.Queue(new ChannelId(Guid.Parse(channel))).Snapshot();

    private async Task<string> NewChannel(string name) =>
        (await Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, name, ChannelColor, "en", PostChat: true))).Id;

    private async Task<(string Email, Browser Browser)> NewPerson(Caller caller)
    {
        var email = $"{caller}@example.com";
        var invited = await Admin.Ask<InvitationView>(
            "api/admin/people", Invited.Request($"{caller}", email, caller == Caller.Administrator));
        var browser = new Browser(Front.Site);
        var person = await browser.Ask<AccountView>(
            PeopleHost.LinkPath(invited.Link!), new UseLinkRequest($"{caller}", FrontHost.Password));
        if (Grant(caller) is { } grant)
            await Browser.Value<PersonView>(
                await Admin.Put($"api/admin/people/{person.Id}/channels", new GrantsRequest([grant with { Expected = [] }])));
        Assert.Null(await browser.SignIn(email, FrontHost.Password));
        _ids[caller] = person.Id;
        return (email, browser);
    }

    private ChannelGrant? Grant(Caller caller) => caller switch
    {
        Caller.MayRespond or Caller.AgentOfThisChat => new(Channel, ["respond"]),
        Caller.GetsNotifications => new(Channel, ["notifications"]),
        Caller.MayListenIn => new(Channel, ["listenIn"]),
        Caller.IsManager => new(Channel, ["manager"]),
        Caller.AgentOfAnotherChannel => new(OtherChannel, ["respond", "notifications", "listenIn", "manager"]),
        Caller.Disabled => new(Channel, ["respond", "notifications", "listenIn", "manager"]),
        _ => null,
    };

    private async Task<AgentClient> NewConsole(Caller caller)
    {
        var console = await AgentClient.Open(Front.Site, CookiesOf(caller));
        Assert.Null((await console.Hello()).Refused);
        Assert.Null((await console.SetPresence("present")).Refused);
        return console;
    }

    private async Task Disable(Caller caller)
    {
        var id = (await Admin.Read<PersonView[]>("api/admin/people")).Single(person => person.Name == $"{caller}").Id;
        Assert.Equal(HttpStatusCode.OK, (await Admin.Put($"api/admin/people/{id}/disabled", new SwitchRequest(true))).StatusCode);
    }
}
