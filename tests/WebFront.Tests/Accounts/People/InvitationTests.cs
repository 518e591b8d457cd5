using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.People;

[Collection(PeopleCollection.Name)]
public class InvitationTests(PeopleHost host)
{
    [Fact]
    public async Task InvitationLink_Copied_OpensTheAccountOnce()
    {
        var email = host.NewEmail();
        var invited = await host.Invite(email);
        Assert.True(invited.Person.Invited);
        using var browser = new Browser(host.Site);
        var path = PeopleHost.LinkPath(invited.Link!);
        var look = await browser.Read<AccountLinkView>(path);
        Assert.Equal(("invitation", email), (look.Purpose, look.Email));
        // Mail scanners look too, at the page and at what the page asks for.
        Assert.Equal(look, await browser.Read<AccountLinkView>(path));

        Assert.Equal(RefusalCodes.PasswordRules, await Browser.Code(await browser.Post(path, new UseLinkRequest("Per", "short"))));
        var me = await browser.Ask<AccountView>(path, new UseLinkRequest("Per Person", PeopleHost.Password));

        Assert.Equal("Per Person", me.Name);
        Assert.True(await browser.IsSignedIn());
        Assert.False((await host.Person(invited.Person.Id)).Invited);
        Assert.Equal(
            RefusalCodes.AccountLinkInvalid, await Browser.Code(await browser.Post(path, new UseLinkRequest("Eve", PeopleHost.Password))));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(path)).StatusCode);
    }

    [Fact]
    public async Task Invitation_ByMail_ArrivesInTheChosenLanguage()
    {
        var email = host.NewEmail();
        var invited = await host.Admin.Ask<InvitationView>("api/admin/people", new InviteRequest(null, email, false, [], Send: true, "nb"));
        Assert.Null(invited.Link);

        var mail = await host.Smtp.MailTo(email);

        Assert.Contains("inviterer deg", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Ada Admin", mail.HtmlBody, StringComparison.Ordinal);
        var link = mail.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal));
        Assert.StartsWith(host.Site.ToString(), link, StringComparison.Ordinal);
        using var browser = new Browser(host.Site);
        Assert.Equal(
            "Nina", (await browser.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest("Nina", PeopleHost.Password))).Name);
    }

    [Fact]
    public async Task Invitation_Renewed_ReplacesTheOlderLink()
    {
        var invited = await host.Invite(host.NewEmail());
        var renewed = await host.Admin.Ask<InvitationView>(
            $"api/admin/people/{invited.Person.Id}/invitation", new LinkRequest(false, "en"));
        using var browser = new Browser(host.Site);
        Assert.Equal(RefusalCodes.AccountLinkInvalid, await Browser.Code(await browser.Get(PeopleHost.LinkPath(invited.Link!))));
        Assert.Null(await Browser.Code(await browser.Get(PeopleHost.LinkPath(renewed.Link!))));
    }

    [Fact]
    public async Task InvitationLink_Expired_IsRefused()
    {
        var invited = await host.Invite(host.NewEmail());
        var person = Guid.Parse(invited.Person.Id);
        await using (var context = await Context())
        {
            var past = DateTimeOffset.UtcNow.AddMinutes(-1);
            await context.AccountLinks.Where(link => link.UserId == person)
                .ExecuteUpdateAsync(link => link.SetProperty(row => row.ExpiresAt, past));
        }

        using var browser = new Browser(host.Site);
        Assert.Equal(RefusalCodes.AccountLinkInvalid, await Browser.Code(
            await browser.Post(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest("Late", PeopleHost.Password))));
    }

    [Fact]
    public async Task Links_InTheDatabase_AreHashes()
    {
        var invited = await host.Invite(host.NewEmail());
        var token = new Uri(invited.Link!).Segments[^1];
        await using var context = await Context();
        Assert.False(await context.AccountLinks.AnyAsync(link => link.TokenHash.Contains(token)));
        Assert.False(await context.AuditLog.AnyAsync(entry => entry.Changes.Contains(token) || entry.Words.Contains(token)));
    }

    [Fact]
    public async Task Invitation_Withdrawn_LeavesNoAccountUnlessUsed()
    {
        var invited = await host.Invite(host.NewEmail());
        Assert.Null(await Browser.Code(await host.Admin.Delete($"api/admin/people/{invited.Person.Id}")));
        Assert.DoesNotContain(await host.Admin.Read<PersonView[]>("api/admin/people"), person => person.Id == invited.Person.Id);
        using var browser = new Browser(host.Site);
        Assert.Equal(RefusalCodes.AccountLinkInvalid, await Browser.Code(await browser.Get(PeopleHost.LinkPath(invited.Link!))));

        var (joined, person) = await host.Joined("Joined");
        joined.Dispose();
        Assert.Equal(RefusalCodes.AlreadyJoined, await Browser.Code(await host.Admin.Delete($"api/admin/people/{person.Id}")));
    }

    [Fact]
    public async Task Invitation_WithWrongInput_IsRefused()
    {
        Assert.Equal(RefusalCodes.EmailTaken, await Refused(new(null, "ada@example.com", false, [], false, "en")));
        Assert.Equal(
            RefusalCodes.ChannelNotFound,
            await Refused(new(null, host.NewEmail(), false, [new(Guid.NewGuid().ToString("N"), ["respond"])], false, "en")));
        Assert.Equal(
            RefusalCodes.InvalidInput,
            await Refused(new(null, host.NewEmail(), false, [new(FrontHost.DemoChannel, ["everything"])], false, "en")));
        Assert.Equal(RefusalCodes.InvalidInput, await Refused(new(null, "no address", false, [], false, "en")));
    }

    private async Task<string?> Refused(InviteRequest request) => await Browser.Code(await host.Admin.Post("api/admin/people", request));

    private Task<ChatDbContext> Context() =>
        host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
}
