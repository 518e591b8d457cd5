using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using OrleansChat.Accounts.People;
using OrleansChat.Addresses;
using OrleansChat.Clients;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Mail;

/// <summary>What the forms take, the mailer can send; and what it cannot send keeps no other mail back.</summary>
[Collection(PeopleCollection.Name)]
public class EmailAddressTests(PeopleHost host)
{
    public static TheoryData<string> Good => [.. Table("good")];

    public static TheoryData<string> Bad => [.. Table("bad")];

    [Theory]
    [MemberData(nameof(Good))]
    public void Parse_AddressOfTheTable_IsTakenByMailersToo(string address)
    {
        var parsed = EmailAddress.Parse(address);
        Assert.NotNull(parsed);
        Assert.True(MailboxAddress.TryParse(parsed.Mailbox, out _), parsed.Mailbox);
        Assert.Equal(parsed.Canonical, EmailAddress.Parse(parsed.Shown)!.Canonical);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parse_NoAddressOfTheTable_IsNone(string address) => Assert.Null(EmailAddress.Parse(address));

    [Theory]
    [InlineData("taro.@ezweb.ne.jp", "\"taro.\"@ezweb.ne.jp")]
    [InlineData("per@mail.münchen.de", "per@mail.münchen.de")]
    public async Task Delivery_UnusualAddress_Arrives(string address, string as_)
    {
        await host.Admin.Ask<InvitationView>("api/admin/people", new InviteRequest(null, address, false, [], Send: true, "en"));
        await host.Smtp.MailTo(as_);
    }

    [Fact]
    public async Task Delivery_MailThatCannotBeSent_FailsAndTheOthersGo()
    {
        var email = host.NewEmail();
        await using (var scope = host.Front.Services.CreateAsyncScope())
        {
            var database = scope.ServiceProvider.GetRequiredService<ChatDbContext>();
            var closed = scope.ServiceProvider.GetRequiredService<MailSecrets>().Close(new("S", "T", "H"));
            var longAgo = DateTimeOffset.UtcNow.AddDays(-1);
            foreach (var (recipient, content) in new[] { ("no address at all", closed), ("unreadable@example.com", "nonsense") })
            {
                database.Outbox.Add(new OutgoingMail
                {
                    Id = Guid.NewGuid(),
                    Kind = "test",
                    Recipient = recipient,
                    Subject = "S",
                    Content = content,
                    CreatedAt = longAgo,
                    DueAt = longAgo,
                });
            }

            await database.SaveChangesAsync();
        }

        await host.Admin.Ask<InvitationView>("api/admin/people", new InviteRequest(null, email, false, [], Send: true, "en"));
        await host.Smtp.MailTo(email);
        await Eventually.Holds(
            "both have failed with their reason",
            async () => await Failed("no address at all") == "recipient" && await Failed("unreadable@example.com") == "unreadable");
    }

    [Theory]
    [InlineData(0, "startTls", "localhost")]
    [InlineData(1, "none", "127.0.0.1")]
    public async Task StoredPassword_OtherHostOrPort_IsNotSent(int offset, string security, string server)
    {
        var moved = host.MailSettings() with { Host = server, Port = host.Smtp.Port + offset, Security = security, Password = null };
        Assert.Equal(
            "password", await Field(await host.Admin.Post("api/admin/mail/test", new TestMailRequest(moved, "x@example.com", "en"))));
        Assert.Equal("password", await Field(await host.Admin.Put("api/admin/mail", moved)));
    }

    [Fact]
    public async Task StoredPassword_WithoutTheTlsThatItWasGivenFor_IsNotSent()
    {
        await using var context = await host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
        await context.MailSettings.ExecuteUpdateAsync(row => row.SetProperty(mail => mail.Security, MailSecurity.Tls));
        try
        {
            var plain = host.MailSettings() with { Password = null };
            Assert.Equal(
                "password", await Field(await host.Admin.Post("api/admin/mail/test", new TestMailRequest(plain, "x@example.com", "en"))));
        }
        finally
        {
            await context.MailSettings.ExecuteUpdateAsync(row => row.SetProperty(mail => mail.Security, MailSecurity.None));
        }
    }

    private static async Task<string?> Field(HttpResponseMessage response) =>
        (await Browser.Problem(response)).GetProperty("details").GetProperty("field").GetString();

    private async Task<string?> Failed(string recipient) => (await host.Admin.Read<OutgoingMailView[]>("api/admin/mail/outbox"))
        .FirstOrDefault(mail => mail.Recipient == recipient && mail.State == "failed")?.Reason;

    private static string[] Table(string part)
    {
        var path = Path.Combine(Root(), "src/WebFront/Client/shared/tests/emailAddresses.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty(part).Deserialize<string[]>()!;
    }

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Orleans.Chat.sln")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }
}
