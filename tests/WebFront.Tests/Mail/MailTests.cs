using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Mail;

[Collection(PeopleCollection.Name)]
public class MailTests(PeopleHost host)
{
    [Fact]
    public async Task MailPassword_Saved_IsStoredEncryptedAndNeverShown()
    {
        var text = await (await host.Admin.Get("api/admin/mail")).Content.ReadAsStringAsync();
        Assert.DoesNotContain(SmtpHost.Password, text, StringComparison.Ordinal);
        Assert.True(JsonSerializer.Deserialize<MailSetup>(text, JsonSerializerOptions.Web)!.Settings!.HasPassword);
        await using var context = await Context();
        Assert.DoesNotContain(SmtpHost.Password, (await context.MailSettings.SingleAsync()).Password, StringComparison.Ordinal);
        Assert.False(await context.AuditLog.AnyAsync(entry => entry.Changes.Contains(SmtpHost.Password)));
    }

    [Fact]
    public async Task TestMail_WithTheStoredPassword_IsSent()
    {
        var settings = host.MailSettings() with { Password = null };
        Assert.Null(await Browser.Code(await Test(settings, "tested@example.com")));
        var mail = await host.Smtp.MailTo("tested@example.com");
        Assert.Equal("\"The shop's chat\" <chat@example.com>", mail.From.ToString());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task MailFault_OfTheServer_HasANameAndTheServersWords()
    {
        Assert.Equal(("signIn", "signIn"), await Fault(await Test(host.MailSettings() with { Password = "wrong" }, "x@example.com")));
        Assert.Equal(("recipient", "recipient"), await Fault(await Test(host.MailSettings(), "nobody@example.com")));
        Assert.Equal(
            ("connect", "portClosed"), await Fault(await Test(host.MailSettings() with { Port = FreePort.Next() }, "x@example.com")));
        Assert.Equal(("tls", "noTls"), await Fault(await Test(host.MailSettings() with { Security = "startTls" }, "x@example.com")));
        Assert.Equal(("tls", "tls"), await Fault(await Test(host.MailSettings() with { Security = "tls" }, "x@example.com")));
    }

    /// <summary>What a resolver says of a name that nobody has depends on the machine.</summary>
    [Theory]
    [InlineData(SocketError.HostNotFound, "hostUnknown")]
    [InlineData(SocketError.NoData, "hostUnknown")]
    [InlineData(SocketError.TryAgain, "unreachable")]
    [InlineData(SocketError.ConnectionRefused, "portClosed")]
    [InlineData(SocketError.NetworkUnreachable, "unreachable")]
    [InlineData(SocketError.TimedOut, "noAnswer")]
    public void MailFault_OfTheSystem_HasAName(SocketError error, string reason) =>
        Assert.Equal(reason, MailFaults.Of(new SocketException((int)error), "connect"));

    [Fact]
    public async Task MailServer_WithAnUntrustedCertificate_IsRefused()
    {
        await using var untrusted = await SmtpHost.StartUntrusted();
        Assert.Equal(
            ("tls", "certificate"),
            await Fault(await Test(host.MailSettings() with { Port = untrusted.Port, Security = "tls" }, "x@example.com")));
        Assert.Empty(untrusted.Received);
    }

    [Fact]
    public async Task MailPassword_ForAnotherServer_IsNotUsed()
    {
        var elsewhere = host.MailSettings() with { Host = "localhost", Password = null };
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await Test(elsewhere, "x@example.com")));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Put("api/admin/mail", elsewhere)));
    }

    [Theory]
    [InlineData("host", "", 25, "none", "a@example.com", "https://chat.example.com")]
    [InlineData("port", "mail", 0, "none", "a@example.com", "https://chat.example.com")]
    [InlineData("security", "mail", 25, "maybe", "a@example.com", "https://chat.example.com")]
    [InlineData("fromAddress", "mail", 25, "none", "nobody", "https://chat.example.com")]
    [InlineData("site", "mail", 25, "none", "a@example.com", "javascript:alert(1)")]
    [InlineData("site", "mail", 25, "none", "a@example.com", "https://chat.example.com/path")]
    public async Task MailSettings_WithMistakes_AreRefusedWithTheirField(
        string field, string server, int port, string security, string from, string site)
    {
        var problem = await Browser.Problem(
            await host.Admin.Put("api/admin/mail", new SaveMailRequest(server, port, security, null, null, from, "Chat", site)));
        Assert.Equal(field, problem.GetProperty("details").GetProperty("field").GetString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(65_536)]
    public async Task MailPort_OutOfRange_IsRefusedWithTheRange(int port)
    {
        var problem = await Browser.Problem(await host.Admin.Put("api/admin/mail", host.MailSettings() with { Port = port }));
        var details = problem.GetProperty("details");
        Assert.Equal(("port", "range:1-65535"), (details.GetProperty("field").GetString(), details.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task Mail_RecipientIsRefused_FailsVisiblyAndCanBeRetried()
    {
        await host.Admin.Ask<InvitationView>(
            "api/admin/people", new InviteRequest(null, "nobody@example.com", false, [], Send: true, "en"));
        var failed = await Eventually.Get("the failed mail", () => Outgoing("nobody@example.com"), mail => mail?.State == "failed");
        Assert.Equal(1, failed!.Attempts);
        Assert.Equal("recipient", failed.Reason);
        Assert.StartsWith("5", failed.Error, StringComparison.Ordinal);

        Assert.Null(await Browser.Code(await host.Admin.Post($"api/admin/mail/outbox/{failed.Id}/retry")));
        await Eventually.Get(
            "that it failed again", () => Outgoing("nobody@example.com"), mail => mail is { State: "failed", Attempts: 1 });
        Assert.Equal(
            RefusalCodes.MailNotFound, await Browser.Code(await host.Admin.Post($"api/admin/mail/outbox/{Guid.NewGuid():N}/retry")));
    }

    [Fact]
    public async Task MailContent_WhileItWaits_IsEncryptedAndGoneWhenSent()
    {
        var email = host.NewEmail();
        await host.Admin.Ask<InvitationView>("api/admin/people", new InviteRequest(null, email, false, [], Send: true, "en"));
        await host.Smtp.MailTo(email);
        await Eventually.Get("that it is noted as sent", () => Outgoing(email), mail => mail is { State: "sent", Attempts: 1 });
        await using var context = await Context();
        Assert.Null((await context.Outbox.SingleAsync(mail => mail.Recipient == email)).Content);
        Assert.False(await context.Outbox.AnyAsync(mail => mail.Content!.Contains("/invitation/")));
    }

    private async Task<OutgoingMailView?> Outgoing(string recipient) =>
        (await host.Admin.Read<OutgoingMailView[]>("api/admin/mail/outbox")).FirstOrDefault(mail => mail.Recipient == recipient);

    private Task<HttpResponseMessage> Test(SaveMailRequest settings, string recipient) =>
        host.Admin.Post("api/admin/mail/test", new TestMailRequest(settings, recipient, "en"));

    private static async Task<(string? Stage, string? Reason)> Fault(HttpResponseMessage response)
    {
        var problem = await Browser.Problem(response);
        Assert.Equal(RefusalCodes.MailRejected, problem.GetProperty("code").GetString());
        var details = problem.GetProperty("details");
        Assert.NotEmpty(details.GetProperty("words").GetString()!);
        return (details.GetProperty("stage").GetString(), details.GetProperty("reason").GetString());
    }

    private Task<ChatDbContext> Context() =>
        host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
}

/// <summary>Fronts of their own: without mail, with a server that is away, restarted.</summary>
public class MailOutageTests
{
    [Fact]
    public async Task MailServer_NotSet_RefusesWhatNeedsMail()
    {
        var front = new FrontHost();
        await front.InitializeAsync();
        try
        {
            using var admin = await SignedIn(front);
            Assert.Null((await admin.Read<MailSetup>("api/admin/mail")).Settings);
            Assert.Equal(RefusalCodes.MailNotConfigured, await Browser.Code(
                await admin.Post("api/admin/people", new InviteRequest(null, "later@example.com", false, [], Send: true, "en"))));
            Assert.Equal(RefusalCodes.MailNotConfigured, await Browser.Code(
                await admin.Post("api/account/forgot", new ForgotRequest("ada@example.com", "en"))));
            Assert.Equal(new SignInWays(null, PasswordReset: false), await admin.Read<SignInWays>("api/account/ways"));
            Assert.DoesNotContain(await admin.Read<PersonView[]>("api/admin/people"), person => person.Email == "later@example.com");
            Assert.Empty(await admin.Read<OutgoingMailView[]>("api/admin/mail/outbox"));
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    [Fact]
    public async Task Mail_ServerIsAway_WaitsOverARestartOfTheFront()
    {
        var front = new FrontHost();
        await front.InitializeAsync();
        var port = FreePort.Next();
        try
        {
            using (var admin = await SignedIn(front))
            {
                var settings = new SaveMailRequest(
                    "127.0.0.1", port, "none", SmtpHost.User, SmtpHost.Password, "chat@example.com", "Chat", "https://chat.example.com");
                Assert.Null(await Browser.Code(await admin.Put("api/admin/mail", settings)));
                await admin.Ask<InvitationView>(
                    "api/admin/people", new InviteRequest(null, "patient@example.com", false, [], Send: true, "en"));
                await Eventually.Get(
                    "the first attempt", () => admin.Read<OutgoingMailView[]>("api/admin/mail/outbox"),
                    outbox => outbox is [{ State: "waiting", Attempts: 1, Error: not null }]);
            }

            await front.Stop();
            await using var smtp = await SmtpHost.Start(port);
            await front.Start("--Chat:Mail:Look=00:00:00.1");

            Assert.Contains(
                "https://chat.example.com/invitation/", (await smtp.MailTo("patient@example.com")).TextBody, StringComparison.Ordinal);
        }
        finally
        {
            await front.DisposeAsync();
        }
    }

    private static async Task<Browser> SignedIn(FrontHost front)
    {
        var browser = new Browser(front.Site);
        Assert.Null(await browser.SignIn("ada@example.com", FrontHost.Password));
        return browser;
    }
}
