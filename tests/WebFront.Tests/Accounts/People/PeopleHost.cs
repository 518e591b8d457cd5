using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Mail;

namespace OrleansChat.Accounts.People;

/// <summary>A front with a mail server beside it, an administrator, and whom the tests invite.</summary>
public sealed class PeopleHost : IAsyncLifetime
{
    public const string Password = FrontHost.Password;

    /// <summary>
    /// Retries come quickly here; three attempts and a mail has failed. Everybody who joins in these tests does so from one address.
    /// </summary>
    private static readonly string[] Impatient =
    [
        "--Chat:Mail:Look=00:00:00.1", "--Chat:Mail:Pauses:0=00:00:00.2", "--Chat:Mail:Pauses:1=00:00:00.2",
        "--Chat:Limits:Links:Burst=600",
    ];

    private int _people;

    public FrontHost Front { get; init; } = new();

    public SmtpHost Smtp { get; private set; } = null!;

    public Browser Admin { get; private set; } = null!;

    /// <summary>By name: passkeys are not for bare addresses.</summary>
    public Uri Site => new($"http://localhost:{Front.Site.Port}/");

    public async Task InitializeAsync()
    {
        Smtp = await SmtpHost.Start();
        await Front.Start(Impatient);
        Admin = new Browser(Site);
        await Admin.Ask<AccountView>(
            $"api/setup/{Front.Said.Split("/setup/")[1].Trim()}", new SetupRequest("Ada Admin", "ada@example.com", Password));
        await Browser.Value<MailSettingsView>(await Admin.Put("api/admin/mail", MailSettings()));
    }

    public async Task DisposeAsync()
    {
        Admin.Dispose();
        await Front.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    public SaveMailRequest MailSettings() => new(
        "127.0.0.1", Smtp.Port, "none", SmtpHost.User, SmtpHost.Password, "chat@example.com", "The shop's chat",
        Site.ToString().TrimEnd('/'));

    public string NewEmail() => $"person{Interlocked.Increment(ref _people)}@example.com";

    /// <summary>Somebody who has joined, on the demo channel with all permissions, and a browser that is signed in.</summary>
    public async Task<(Browser Browser, PersonView Person)> Joined(string name, bool administrator = false)
    {
        var browser = new Browser(Site);
        var invited = await Invite(NewEmail(), administrator);
        await browser.Ask<AccountView>(LinkPath(invited.Link!), new UseLinkRequest(name, Password));
        return (browser, await Person(invited.Person.Id));
    }

    public Task<InvitationView> Invite(string email, bool administrator = false) => Admin.Ask<InvitationView>(
        "api/admin/people",
        new InviteRequest(
            null, email, administrator, [new(FrontHost.DemoChannel, ["respond", "notifications", "listenIn", "manager"])], false, "en"));

    public async Task<PersonView> Person(string id) =>
        (await Admin.Read<PersonView[]>("api/admin/people")).Single(person => person.Id == id);

    /// <summary>From a link that people open to the endpoint behind its page.</summary>
    public static string LinkPath(string link) => $"api/account/links/{new Uri(link).Segments[^1]}";

    public async Task<AuditEntryView> Audited(string kind, string subject) =>
        (await Admin.Read<AuditPage>($"api/admin/audit?kind={kind}&text={Uri.EscapeDataString(subject)}")).Entries[0];
}

/// <summary>Tests that share one front.</summary>
[CollectionDefinition(Name)]
public sealed class PeopleCollection : ICollectionFixture<PeopleHost>
{
    public const string Name = "people";
}
