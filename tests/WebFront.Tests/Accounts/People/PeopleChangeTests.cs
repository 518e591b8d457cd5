using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Accounts.People;

[Collection(PeopleCollection.Name)]
public class PeopleChangeTests(PeopleHost host)
{
    /// <summary>What they have who have just joined.</summary>
    private static readonly string[] Everything = ["respond", "notifications", "listenIn", "manager"];

    [Fact]
    public async Task DisabledPerson_WithAnUnansweredChat_IsOutAndTheChatWaitsAgain()
    {
        var (browser, person) = await host.Joined("Dora Disabled");
        using var _ = browser;
        await using var agent = await Present(browser);
        await using var visitor = await VisitorClient.Open(host.Front.Site, FrontHost.DemoChannel);
        await MainJobTests.StartAndAccept(visitor, agent);

        var changed = await Browser.Value<PersonView>(
            await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(true)));

        Assert.True(changed.Disabled);
        Assert.False(await browser.IsSignedIn());
        await Eventually.Holds("the hub connection has ended", () => agent.Connection.State == HubConnectionState.Disconnected);
        await visitor.Events.Get("that the chat is back in the queue", push => push.Event is { Type: "queued", Reason: "agentGone" });
        Assert.Equal(RefusalCodes.WrongCredentials, await browser.SignIn(person.Email, PeopleHost.Password));

        await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(false));
        Assert.Null(await browser.SignIn(person.Email, PeopleHost.Password));
        Assert.Equal(["person.enabled", "person.disabled"], await Kinds(person, "person.enabled", "person.disabled"));
    }

    [Fact]
    public async Task OpenChats_BeforeDisabling_AreCounted()
    {
        var (browser, person) = await host.Joined("Tone Talking");
        using var _ = browser;
        Assert.Equal(new(0, 0), await UnderWay(person));
        await using var agent = await Present(browser);
        await using var answered = await VisitorClient.Open(host.Front.Site, FrontHost.DemoChannel);
        await using var waiting = await VisitorClient.Open(host.Front.Site, FrontHost.DemoChannel);
        await using var ended = await VisitorClient.Open(host.Front.Site, FrontHost.DemoChannel);
        Assert.Null((await agent.Send(await MainJobTests.StartAndAccept(answered, agent), "Yes?")).Refused);
        await MainJobTests.StartAndAccept(waiting, agent);
        await MainJobTests.StartAndAccept(ended, agent);
        Assert.Null((await ended.Ask<Done>("End", VisitorClient.NewId())).Refused);

        Assert.Equal(new(2, 1), await UnderWay(person));

        await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(true));
        await waiting.Events.Get("that the chat is back in the queue", push => push.Event is { Type: "queued", Reason: "agentGone" });
        Assert.Equal(new(1, 0), await UnderWay(person));
        // The other one stays until its visitor writes again.
        Assert.Null((await answered.Send("Are you there?")).Refused);
        await answered.Events.Get("that this chat is in the queue too", push => push.Event is { Type: "queued", Reason: "agentGone" });
    }

    [Fact]
    public async Task Permissions_ChangedMeanwhile_AreNotOverwritten()
    {
        var (browser, person) = await host.Joined("Mette Meanwhile");
        using var _ = browser;
        await Permit(person, new ChannelGrant(FrontHost.DemoChannel, ["respond"], Expected: Everything));
        var late = new GrantsRequest([new(FrontHost.DemoChannel, ["respond", "manager"], Expected: ["notifications", "respond"])]);

        var problem = await Browser.Problem(await host.Admin.Put($"api/admin/people/{person.Id}/channels", late));

        Assert.Equal(RefusalCodes.PermissionsChangedMeanwhile, problem.GetProperty("code").GetString());
        Assert.Equal("Demo", problem.GetProperty("details").GetProperty("channels").GetString());
        Assert.Equal(["respond"], Assert.Single((await host.Person(person.Id)).Channels).Permissions);
        // Who wants what is there already, and who knows what is there, are no later ones.
        await Permit(person, new ChannelGrant(FrontHost.DemoChannel, ["respond"], Expected: []));
        await Permit(person, new ChannelGrant(FrontHost.DemoChannel, [], Expected: ["respond"]));
        await Permit(person, new ChannelGrant(FrontHost.DemoChannel, ["manager"], Expected: []));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Put(
            $"api/admin/people/{person.Id}/channels", new GrantsRequest([new(FrontHost.DemoChannel, [], Expected: ["everything"])]))));
    }

    [Fact]
    public async Task Permissions_WithoutTheExpectedOnes_AreNotChanged()
    {
        var (browser, person) = await host.Joined("Ulla Unseen");
        using var _ = browser;
        var problem = await Browser.Problem(await host.Admin.Put(
            $"api/admin/people/{person.Id}/channels", new GrantsRequest([new(FrontHost.DemoChannel, ["respond"])])));
        Assert.Equal(RefusalCodes.InvalidInput, problem.GetProperty("code").GetString());
        Assert.Equal(
            ("expected", "required"),
            (
                problem.GetProperty("details").GetProperty("field").GetString(),
                problem.GetProperty("details").GetProperty("rule").GetString()));
        Assert.Equal(4, Assert.Single((await host.Person(person.Id)).Channels).Permissions.Count);
    }

    [Fact]
    public async Task AdministratorRole_GivenOrTaken_CountsAtOnce()
    {
        var (browser, person) = await host.Joined("Rolf Role");
        using var _ = browser;
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await browser.Get("api/admin/people")));
        await host.Admin.Put($"api/admin/people/{person.Id}/administrator", new SwitchRequest(true));
        Assert.Null(await Browser.Code(await browser.Get("api/admin/people")));
        await host.Admin.Put($"api/admin/people/{person.Id}/administrator", new SwitchRequest(false));
        Assert.Equal(RefusalCodes.PermissionMissing, await Browser.Code(await browser.Get("api/admin/people")));
        var change = Assert.Single((await host.Audited("person.administrator", person.Email)).Changes);
        Assert.Equal(("administrator", "true", "false"), (change.Field, change.From, change.To));
    }

    [Fact]
    public async Task Permissions_NamedForOneChannel_StayElsewhere()
    {
        var (browser, person) = await host.Joined("Gry Granted");
        using var _ = browser;
        var made = await host.Admin.Ask<ChannelView>(
            "api/admin/channels", new SaveChannelRequest($"Elsewhere {Guid.NewGuid():N}", "Ask", "#112233", "en", false));
        await Permit(person, new ChannelGrant(made.Id, ["listenIn"], Expected: []));

        var changed = await Permit(person, new ChannelGrant(FrontHost.DemoChannel, ["respond"], Expected: Everything));
        Assert.Equal(["listenIn", "respond"], changed.Channels.SelectMany(channel => channel.Permissions).Order());

        var left = Assert.Single((await Permit(person, new ChannelGrant(made.Id, [], Expected: ["listenIn"]))).Channels);
        Assert.Equal(FrontHost.DemoChannel, left.Id);
    }

    [Fact]
    public async Task LastAdministrator_DemotedOrDisabled_IsRefused()
    {
        var administrators = (await host.Admin.Read<PersonView[]>("api/admin/people")).Where(person => person.Administrator).ToArray();
        var ada = administrators.Single(person => person.Email == "ada@example.com");
        foreach (var other in administrators.Except([ada]))
            await host.Admin.Put($"api/admin/people/{other.Id}/administrator", new SwitchRequest(false));
        Assert.Equal(RefusalCodes.LastAdministrator, await Browser.Code(
            await host.Admin.Put($"api/admin/people/{ada.Id}/administrator", new SwitchRequest(false))));
        Assert.Equal(
            RefusalCodes.NotYourself,
            await Browser.Code(await host.Admin.Put($"api/admin/people/{ada.Id}/disabled", new SwitchRequest(true))));
        Assert.True((await host.Person(ada.Id)).Administrator);
    }

    [Fact]
    public async Task Permissions_OfAConnectedAgent_ChangeAtOnce()
    {
        var (browser, person) = await host.Joined("Petra Permitted");
        using var _ = browser;
        await using var agent = await Present(browser);

        var changed = await Permit(person, new ChannelGrant(FrontHost.DemoChannel, ["listenIn", "notifications"], Expected: Everything));

        Assert.Equal(["notifications", "listenIn"], Assert.Single(changed.Channels).Permissions);
        await agent.Standings.Get("the new permissions", me => me.Channels is [{ Permissions: ["notifications", "listenIn"] }]);
        Assert.Equal(
            RefusalCodes.PermissionMissing, (await agent.Ask<SessionRow>("GetNext", Guid.NewGuid().ToString("N"), null)).Refused?.Code);

        await Permit(person, new ChannelGrant(FrontHost.DemoChannel, [], Expected: ["notifications", "listenIn"]));
        await agent.Standings.Get("no channel any more", me => me.Channels.Count == 0);
        Assert.Equal(("Demo", "notifications, listenIn", null), Of((await host.Audited("person.permissions", person.Email)).Changes[0]));
    }

    [Fact]
    public async Task Lock_AfterWrongPasswords_IsShownAndLifted()
    {
        var (browser, person) = await host.Joined("Lars Locked");
        using var _ = browser;
        using var stranger = new Browser(host.Site);
        for (var attempt = 0; attempt < 5; attempt++)
            await stranger.SignIn(person.Email, "wrong password");
        Assert.NotNull((await host.Person(person.Id)).LockedUntil);
        Assert.Equal(RefusalCodes.LockedOut, await stranger.SignIn(person.Email, PeopleHost.Password));

        Assert.Null((await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/unlock")).LockedUntil);

        Assert.Null(await stranger.SignIn(person.Email, PeopleHost.Password));
    }

    [Fact]
    public async Task SignOutEverywhere_ByAnAdministrator_EndsAllSignIns()
    {
        var (browser, person) = await host.Joined("Oda Out");
        using var _ = browser;
        await using var agent = await Present(browser);
        await host.Admin.Ask<PersonView>($"api/admin/people/{person.Id}/sign-out");
        Assert.False(await browser.IsSignedIn());
        await Eventually.Holds("the hub connection has ended", () => agent.Connection.State == HubConnectionState.Disconnected);
    }

    [Fact]
    public async Task ResetLink_FromAnAdministrator_SetsAPasswordAndEndsOldSignIns()
    {
        var (browser, person) = await host.Joined("Rita Reset");
        using var _ = browser;
        var link = (await host.Admin.Ask<ResetLinkView>($"api/admin/people/{person.Id}/reset-link", new LinkRequest(false, "en"))).Link!;
        using var other = new Browser(host.Site);
        await other.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest(null, "another long password"));

        Assert.False(await other.IsSignedIn());
        Assert.False(await browser.IsSignedIn());
        Assert.Equal(RefusalCodes.WrongCredentials, await other.SignIn(person.Email, PeopleHost.Password));
        Assert.Null(await other.SignIn(person.Email, "another long password"));
    }

    [Fact]
    public async Task ResetLink_HandedOver_OutlivesOneThatIsAskedFor()
    {
        var (browser, person) = await host.Joined("Lars Links");
        using var _ = browser;
        await using var scope = host.Front.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<ChatDbContext>().Users.SingleAsync(user => user.Email == person.Email);
        var links = scope.ServiceProvider.GetRequiredService<AccountLinks>();
        var handedOver = await links.Create(
            account, AccountLinkPurpose.PasswordReset, AccountLinks.HandedOverLife, replaces: true, CancellationToken.None);
        var askedFor = await links.Create(
            account, AccountLinkPurpose.PasswordReset, AccountLinks.ResetLife, replaces: false, CancellationToken.None);
        using var other = new Browser(host.Site);
        Assert.Null(await Browser.Code(await other.Get(PeopleHost.LinkPath($"{host.Site}{askedFor.Path}"))));

        await other.Ask<AccountView>(
            PeopleHost.LinkPath($"{host.Site}{handedOver.Path}"), new UseLinkRequest(null, "another long password"));

        Assert.Equal(
            RefusalCodes.AccountLinkInvalid, await Browser.Code(await other.Get(PeopleHost.LinkPath($"{host.Site}{askedFor.Path}"))));
    }

    [Fact]
    public async Task UnknownPerson_Changed_IsRefused()
    {
        var nobody = Guid.NewGuid().ToString("N");
        Assert.Equal(
            RefusalCodes.PersonNotFound,
            await Browser.Code(await host.Admin.Put($"api/admin/people/{nobody}/disabled", new SwitchRequest(true))));
        Assert.Equal(RefusalCodes.PersonNotFound, await Browser.Code(await host.Admin.Post($"api/admin/people/{nobody}/unlock")));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Post("api/admin/people/nonsense/unlock")));
    }

    internal static async Task<AgentClient> Present(Browser browser)
    {
        var agent = await AgentClient.Open(browser.Site, browser.Cookies);
        Assert.Null((await agent.Hello()).Refused);
        Assert.Null((await agent.SetPresence("present")).Refused);
        return agent;
    }

    private Task<PersonChats> UnderWay(PersonView person) => host.Admin.Read<PersonChats>($"api/admin/people/{person.Id}/chats");

    private async Task<PersonView> Permit(PersonView person, params ChannelGrant[] grants) =>
        await Browser.Value<PersonView>(await host.Admin.Put($"api/admin/people/{person.Id}/channels", new GrantsRequest(grants)));

    private static (string, string?, string?) Of(AuditChangeView change) => (change.Field, change.From, change.To);

    private async Task<string[]> Kinds(PersonView person, params string[] kinds) =>
    [
        .. (await host.Admin.Read<AuditPage>($"api/admin/audit?text={Uri.EscapeDataString(person.Email)}")).Entries
            .Select(entry => entry.Kind).Where(kinds.Contains),
    ];
}
