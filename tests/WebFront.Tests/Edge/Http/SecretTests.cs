using System.Text.RegularExpressions;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.Profile;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Mail;
using OrleansChat.Testing;

namespace OrleansChat.Edge.Http;

/// <summary>Nothing secret is written down, however much is: our own namespaces at Trace, all others at Information.</summary>
public sealed partial class SecretTests : IAsyncLifetime
{
    private const string NewPassword = "a new and longer password";
    private const string WrongPassword = "what the cat typed in";
    private const string Words = "My order 4711 never came.";
    private readonly LogCapture _logs = new();
    private readonly HashSet<string> _secrets =
        [FrontHost.Password, NewPassword, WrongPassword, SmtpHost.Password, OpenIdProvider.Secret, Words];
    private OpenIdProvider _provider = null!;
    private PeopleHost _host = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIdProvider.Start();
        _host = new()
        {
            Front = new()
            {
                Logs = _logs,
                Settings =
                [
                    "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft=Information",
                    "--Logging:LogLevel:Orleans=Information", "--Logging:LogLevel:OrleansChat=Trace",
                    "--Logging:LogLevel:Microsoft.AspNetCore=Information",
                    $"--Chat:OpenIdConnect:Authority={_provider.Address}", $"--Chat:OpenIdConnect:ClientId={OpenIdProvider.Client}",
                    $"--Chat:OpenIdConnect:ClientSecret={OpenIdProvider.Secret}", "--Chat:OpenIdConnect:RequireHttps=false",
                ],
            },
        };
        await _host.InitializeAsync();
        _secrets.Add(_host.Front.Said.Split("/setup/")[1].Trim());
        Keep(_host.Admin);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
        _logs.Dispose();
    }

    [Fact]
    public async Task Logs_OfAFullDay_HoldNoSecret()
    {
        var email = await Join();
        await TwoFactor(email);
        await ForgetThePassword();
        await ComeFromTheProvider();
        await Chat();
        await Fail();

        Assert.True(_secrets.Count > 25, $"Only {_secrets.Count} secrets were made.");
        Assert.Contains(_logs.Lines, line => line.Contains("Microsoft.", StringComparison.Ordinal));
        Assert.Contains(_logs.Lines, line => line.Contains("OrleansChat.", StringComparison.Ordinal));
        string[] leaks =
            [.. _secrets.SelectMany(secret => _logs.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))];
        Assert.True(leaks.Length == 0, string.Join('\n', leaks.Distinct()));
    }

    private async Task<string> Join()
    {
        var (byMail, byHand) = (_host.NewEmail(), _host.NewEmail());
        await _host.Admin.Ask<InvitationView>("api/admin/people", new InviteRequest("Mia", byMail, false, [], true, "en"));
        KeepLinks((await _host.Smtp.MailTo(byMail)).TextBody!);
        var link = (await _host.Invite(byHand)).Link!;
        KeepLinks(link);
        using var browser = new Browser(_host.Site);
        await browser.Read<AccountLinkView>(PeopleHost.LinkPath(link));
        await browser.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest("Hans", FrontHost.Password));
        Keep(browser);
        await browser.Get(new Uri(link).AbsolutePath);
        await browser.SignIn(byHand, WrongPassword);
        await browser.Post("api/profile/password", new ChangePasswordRequest(FrontHost.Password, NewPassword));
        Keep(browser);
        return byHand;
    }

    private async Task TwoFactor(string email)
    {
        using var browser = new Browser(_host.Site);
        await browser.SignIn(email, NewPassword);
        var start = await browser.Ask<TwoFactorStart>("api/profile/two-factor", new PasswordCheckRequest(NewPassword));
        _secrets.Add(start.Secret);
        var app = new AuthenticatorApp(start.Secret);
        var codes = (await browser.Ask<RecoveryCodesView>("api/profile/two-factor/confirm", new ConfirmTwoFactorRequest(app.Code()))).Codes;
        _secrets.UnionWith(codes);
        using var other = new Browser(_host.Site);
        await other.SignIn(email, NewPassword);
        Keep(other);
        await other.Ask<AccountView>("api/account/sign-in/code", new SecondFactorRequest(codes[0]));
        await other.Ask<PasskeyOptions>("api/profile/passkeys/options");
        Keep(other);
    }

    private async Task ForgetThePassword()
    {
        using var browser = new Browser(_host.Site);
        await browser.Post("api/account/forgot", new ForgotRequest("ada@example.com", "en"));
        var mail = (await _host.Smtp.MailTo("ada@example.com")).TextBody!;
        KeepLinks(mail);
        var path = PeopleHost.LinkPath(Link().Match(mail).Value);
        await browser.Get(path);
        await browser.Post(path, new UseLinkRequest(null, "short"));
        await browser.Ask<AccountView>(path, new UseLinkRequest(null, NewPassword));
        Assert.Null(await _host.Admin.SignIn("ada@example.com", NewPassword));
        Keep(_host.Admin);
    }

    private async Task ComeFromTheProvider()
    {
        _provider.User = new("subject-1", "Ada", "ada@example.com", EmailVerified: true);
        using var browser = new Browser(_host.Site);
        using var elsewhere = new Browser(_provider.Address);
        var at = new Uri(_host.Site, "api/account/external");
        for (var step = 0; step < 8 && at.AbsolutePath != "/console"; step++)
        {
            var response = await (at.Port == _host.Site.Port ? browser : elsewhere).Get(at.ToString());
            at = new Uri(at, response.Headers.Location!);
            if (Code().Match(at.Query) is { Success: true } code)
                _secrets.Add(code.Groups[1].Value);
        }

        Assert.Equal("/console", at.PathAndQuery);
        Keep(browser);
    }

    private async Task Chat()
    {
        await using var agent = await AgentClient.Open(_host.Front.Site, _host.Admin.Cookies);
        await agent.Hello();
        await agent.SetPresence("present");
        await using var visitor = await VisitorClient.Open(_host.Front.Site, FrontHost.DemoChannel);
        await visitor.Hello();
        var chat = (await visitor.Start(Words)).Ok!;
        _secrets.Add(visitor.Key);
        _secrets.Add(chat.Token);
        await agent.Accept(chat.Log.SessionId);
        await agent.Send(chat.Log.SessionId, Words);
        await visitor.Send(Words);
        await using var tab = await VisitorClient.Open(_host.Front.Site, FrontHost.DemoChannel, visitor.Key);
        _secrets.Add((await tab.Hello(chat.Token)).Ok!.Chat!.Token);
        await tab.Hello(chat.Token[..^1]);
    }

    /// <summary>Faults are where logs say most.</summary>
    private async Task Fail()
    {
        using var browser = new Browser(_host.Site);
        var link = (await _host.Invite(_host.NewEmail())).Link!;
        KeepLinks(link);
        await browser.Post(PeopleHost.LinkPath(link), "no object");
        var mail = _host.MailSettings() with { Password = WrongPassword };
        Assert.NotNull(
            await Browser.Code(await _host.Admin.Post("api/admin/mail/test", new TestMailRequest(mail, "ada@example.com", "en"))));
    }

    /// <summary>What a cookie holds, not its name.</summary>
    private void Keep(Browser browser) =>
        _secrets.UnionWith(browser.Cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(cookie => cookie.Split('=', 2)[1]));

    private void KeepLinks(string text) => _secrets.UnionWith(Link().Matches(text).Select(link => new Uri(link.Value).Segments[^1]));

    [GeneratedRegex(@"http\S+/(?:invitation|reset)/[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex Code();
}
