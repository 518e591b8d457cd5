using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Mail;
using OrleansChat.Results;
using OrleansChat.Testing;
using OrleansChat.Testing.PostgreSql;

namespace OrleansChat.Accounts.People;

/// <summary>Two fronts on one PostgreSQL database: the first hosts the silo, the second is its client.</summary>
public sealed class TwoFronts : IAsyncLifetime
{
    private readonly StringWriter _said = new();
    private WebApplication _first = null!;
    private WebApplication _second = null!;

    public Uri First => SiteOf(_first);

    public Uri Second => SiteOf(_second);

    public SmtpHost Smtp { get; private set; } = null!;

    public Browser Admin { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var database = await (await PostgreSqlServer.Shared()).CreateDatabase();
        var gateway = FreePort.Next();
        string[] common =
        [
            "--urls", "http://127.0.0.1:0", "--Chat:Database:Provider=PostgreSql", $"--Chat:Database:ConnectionString={database}",
            "--Chat:Mail:Look=00:00:00.1",
        ];
        Smtp = await SmtpHost.Start();
        _first = await Start(
            [.. common, "--Chat:Mode=Member", $"--Chat:Cluster:SiloPort={FreePort.Next()}", $"--Chat:Cluster:GatewayPort={gateway}"]);
        _second = await Start([.. common, "--Chat:Mode=Separate"]);
        Admin = new Browser(First);
        await Admin.Ask<AccountView>(
            $"api/setup/{_said.ToString().Split("/setup/")[1].Split('\n')[0].Trim()}",
            new SetupRequest("Ada Admin", "ada@example.com", FrontHost.Password));
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    /// <summary>Somebody who has joined, signed in at the first front.</summary>
    public async Task<(Browser Browser, string Id)> Joined(string name, string email)
    {
        var invited = await Admin.Ask<InvitationView>(
            "api/admin/people", new InviteRequest(null, email, false, [new(FrontHost.DemoChannel, ["respond"])], false, "en"));
        var browser = new Browser(First);
        await browser.Ask<AccountView>(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest(name, FrontHost.Password));
        return (browser, invited.Person.Id);
    }

    private async Task<WebApplication> Start(string[] settings)
    {
        var builder = ChatFront.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        builder.AddChatFront();
        builder.Services.Replace(ServiceDescriptor.Singleton(new StartupOutput(_said)));
        var app = builder.Build();
        app.UseChatFront();
        await app.StartAsync();
        return app;
    }

    private static Uri SiteOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}

/// <summary>Tests that share two fronts, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TwoFrontsCollection : ICollectionFixture<TwoFronts>
{
    public const string Name = "two fronts";
}

/// <summary>What is changed at one front holds at the other at once.</summary>
[Collection(TwoFrontsCollection.Name)]
public class TwoFrontsTests(TwoFronts fronts)
{
    [Fact]
    public async Task SignOutElsewhere_AtOneFront_EndsConnectionsAtTheOther()
    {
        var (browser, _) = await fronts.Joined("Sofie Sessions", "sofie@example.com");
        using var _2 = browser;
        using var elsewhere = new Browser(fronts.Second);
        Assert.Null(await elsewhere.SignIn("sofie@example.com", FrontHost.Password));
        await using var agent = await PeopleChangeTests.Present(elsewhere);

        Assert.Null(await Browser.Code(await browser.Post("api/profile/sign-out-elsewhere")));

        await Gone(agent);
        Assert.False(await elsewhere.IsSignedIn());
        Assert.True(await browser.IsSignedIn());
        using var same = browser.At(fronts.Second);
        Assert.True(await same.IsSignedIn());
    }

    /// <summary>PostgreSQL takes neither in text, nor in JSON.</summary>
    [Fact]
    public async Task HalfAPairAndZero_OnPostgreSql_AreCleanedInEveryText()
    {
        var (browser, _) = await fronts.Joined("Zero", "zero@example.com");
        using var _2 = browser;
        Assert.Equal(
            "Z\ufffdro", (await Browser.Value<AccountView>(await browser.PutRaw("api/profile", """{"name":"Z\ud83d\u0000ro"}"""))).Name);
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await browser.PutRaw("api/profile", """{"name":"\u0000"}""")));
        const string Mail = """
            {"host":"m\u0000ail","port":25,"security":"none","fromAddress":"a@example.com","fromName":"\ud83d\u0000x",
             "site":"https://chat.example.com"}
            """;
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await fronts.Admin.PutRaw("api/admin/mail", Mail)).StatusCode);
        Assert.Null(await Browser.Code(await fronts.Admin.Delete("api/admin/mail")));

        await using var agent = await PeopleChangeTests.Present(browser);
        await using var visitor = await VisitorClient.Open(fronts.Second, FrontHost.DemoChannel);
        await visitor.Hello();
        var chat = (await visitor.Start("Half \u0000 and \u001b", name: "N\0ull")).Ok!;
        Assert.Equal("Half  and ", chat.Log.Events.Single(each => each.Text is not null).Text);
    }

    [Fact]
    public async Task UnknownAddress_TriedAtBothFronts_IsLocked()
    {
        using var one = new Browser(fronts.First);
        using var other = new Browser(fronts.Second);
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Equal(
                RefusalCodes.WrongCredentials, await (attempt % 2 == 0 ? one : other).SignIn("nobody@example.com", "a guess of twelve"));
        Assert.Equal(RefusalCodes.LockedOut, await one.SignIn("nobody@example.com", "a guess of twelve"));
        Assert.Equal(RefusalCodes.LockedOut, await other.SignIn("Nobody@example.com", "a guess of twelve"));
    }

    [Fact]
    public async Task DisabledPerson_OnEveryFront_IsOutAtOnce()
    {
        var (browser, id) = await fronts.Joined("Dora Disabled", "dora@example.com");
        using var _ = browser;
        using var elsewhere = browser.At(fronts.Second);
        await using var here = await PeopleChangeTests.Present(browser);
        await using var there = await PeopleChangeTests.Present(elsewhere);

        await Browser.Value<PersonView>(await fronts.Admin.Put($"api/admin/people/{id}/disabled", new SwitchRequest(true)));

        Assert.False(await elsewhere.IsSignedIn());
        Assert.False(await browser.IsSignedIn());
        await Gone(here);
        await Gone(there);
    }

    [Fact]
    public async Task Mail_WithSeveralFronts_IsSentOnce()
    {
        var settings = new SaveMailRequest(
            "127.0.0.1", fronts.Smtp.Port, "none", SmtpHost.User, SmtpHost.Password, "chat@example.com", "Chat",
            "https://chat.example.com");
        Assert.Null(await Browser.Code(await fronts.Admin.Put("api/admin/mail", settings)));
        using var second = fronts.Admin.At(fronts.Second);
        var emails = Enumerable.Range(0, 24).Select(at => $"many{at}@example.com").ToArray();
        foreach (var (email, at) in emails.Select((email, at) => (email, at)))
            await (at % 2 == 0 ? fronts.Admin : second).Ask<InvitationView>(
                "api/admin/people", new InviteRequest(null, email, false, [], Send: true, "en"));

        await Eventually.Get(
            "that all are noted as sent", () => fronts.Admin.Read<OutgoingMailView[]>("api/admin/mail/outbox"),
            outbox => outbox.Count(mail => mail.State == "sent") == emails.Length);

        Assert.All(emails, email => Assert.Single(fronts.Smtp.To(email)));
    }

    [Fact]
    public async Task Administrators_DemotingEachOtherAtOnce_LeaveOne()
    {
        var (bea, id) = await fronts.Joined("Bea Both", "bea@example.com");
        using var _ = bea;
        using var elsewhere = bea.At(fronts.Second);
        var ada = (await fronts.Admin.Read<AccountView>("api/account")).Id;
        for (var round = 0; round < 5; round++)
        {
            await Browser.Value<PersonView>(await Switch(fronts.Admin, id, true));

            var answers = await Task.WhenAll(Switch(fronts.Admin, id, false), Switch(elsewhere, ada, false));

            Assert.Single(answers, answer => answer.IsSuccessStatusCode);
            if (answers[1].IsSuccessStatusCode)
                await Browser.Value<PersonView>(await Switch(elsewhere, ada, true));
            Assert.Equal(HttpStatusCode.OK, (await fronts.Admin.Get("api/admin/people")).StatusCode);
            await Switch(fronts.Admin, id, false);
        }
    }

    private static Task<HttpResponseMessage> Switch(Browser by, string person, bool on) =>
        by.Put($"api/admin/people/{person}/administrator", new SwitchRequest(on));

    private static Task<bool> Gone(AgentClient agent) => Eventually.Holds(
        "the hub connection has ended", () => agent.Connection.State == HubConnectionState.Disconnected);
}
