using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;
using OrleansChat.Testing;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Who does not know a password learns nothing about who has an account: by the work that is done, and by what is answered.
/// </summary>
public sealed class EnumerationTests : IAsyncLifetime
{
    private const string Known = "known@example.com";
    private const string Disabled = "disabled@example.com";
    private const string Invited = "invited@example.com";
    private readonly CountingHasher _hasher = new();
    private readonly AdvancedTime _clock = new();
    private readonly PeopleHost _host;

    public EnumerationTests() => _host = new()
    {
        Front = new FrontHost
        {
            Settings = FrontHost.WithoutLimits,
            Replace = services => services
                .Replace(ServiceDescriptor.Singleton<IPasswordHasher<ChatUser>>(_hasher))
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)),
        },
    };

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        foreach (var email in new[] { Known, Disabled })
        {
            using var browser = new Browser(_host.Site);
            var invited = await _host.Invite(email);
            await browser.Ask<AccountView>(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest("Somebody", PeopleHost.Password));
            if (email == Disabled)
                await _host.Admin.Put($"api/admin/people/{invited.Person.Id}/disabled", new SwitchRequest(true));
        }

        await _host.Invite(Invited);
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task SignIn_WrongPassword_DoesAndAnswersTheSameForEverybody()
    {
        var nobody = await Attempts("nobody@example.com", "not the password");
        Assert.Equal(RefusalCodes.LockedOut, nobody.Last);
        Assert.All(nobody.Verified, verified => Assert.Equal(1, verified));
        Assert.Contains("\"retryAfterMs\":300000", nobody.Answers[4], StringComparison.Ordinal);
        foreach (var email in new[] { Known, Disabled, Invited })
        {
            var somebody = await Attempts(email, "not the password");
            Assert.Equal(nobody.Verified, somebody.Verified);
            Assert.Equal(nobody.Answers, somebody.Answers);
        }
    }

    [Fact]
    public async Task SignIn_RightPasswordOfADisabledOrLockedAccount_IsAnsweredAsForNobody()
    {
        Assert.Equal(
            (await Attempts("stranger@example.com", PeopleHost.Password)).Answers, (await Attempts(Disabled, PeopleHost.Password)).Answers);
        for (var attempt = 0; attempt < 5; attempt++)
            await SignIn(Known, "not the password");
        Assert.Equal(RefusalCodes.LockedOut, (await SignIn(Known, PeopleHost.Password)).Code);
        Assert.NotNull((await Person(Known)).LockedUntil);
        await _host.Admin.Ask<PersonView>($"api/admin/people/{(await Person(Known)).Id}/unlock");
        Assert.Null((await Person(Known)).LockedUntil);
        Assert.Null((await SignIn(Known, PeopleHost.Password)).Code);
    }

    [Fact]
    public async Task Forgot_ForEverybody_IsWrittenDownAndLookedAtLater()
    {
        using var stranger = new Browser(_host.Site);
        var before = _hasher.Verified;
        string[] asked = ["nobody@example.com", Known, Disabled, Invited];
        var answers = new List<string>();
        foreach (var email in asked)
            answers.Add(await Whole(await stranger.Post("api/account/forgot", new ForgotRequest(email, "en"))));
        Assert.Single(answers.Distinct());
        Assert.Equal(before, _hasher.Verified);
        await _host.Smtp.MailTo(Known);
        await using var scope = _host.Front.Services.CreateAsyncScope();
        var requests = scope.ServiceProvider.GetRequiredService<ResetRequests>();
        await Eventually.Holds("all requests were looked at", async () => (await requests.Waiting(0, 10, default)).Count == 0);
        Assert.DoesNotContain(asked, email => email != Known && _host.Smtp.To(email).Any());
    }

    [Fact]
    public async Task Forgot_ByAStranger_LeavesTheLinkThatTheOwnerHas()
    {
        using var stranger = new Browser(_host.Site);
        await stranger.Post("api/account/forgot", new ForgotRequest(Known, "en"));
        var first = LinkIn((await _host.Smtp.MailTo(Known)).TextBody!);
        _clock.Ahead = TimeSpan.FromMinutes(2);
        await stranger.Post("api/account/forgot", new ForgotRequest(Known, "en"));
        await Eventually.Holds("there is another link", () => _host.Smtp.To(Known).Count() == 2);

        await stranger.Ask<AccountView>(PeopleHost.LinkPath(first), new UseLinkRequest(null, "remembered this time"));
        Assert.Null((await SignIn(Known, "remembered this time")).Code);
    }

    private static string LinkIn(string text) =>
        text.Split('\n').Select(line => line.Trim()).Single(line => line.Contains("/reset/", StringComparison.Ordinal));

    private async Task<PersonView> Person(string email) =>
        (await _host.Admin.Read<PersonView[]>("api/admin/people")).Single(person => person.Email == email);

    /// <summary>Six times: the fifth locks, the sixth meets the lock.</summary>
    private async Task<(string? Last, List<int> Verified, List<string> Answers)> Attempts(string email, string password)
    {
        var (verified, answers) = (new List<int>(), new List<string>());
        string? last = null;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = _hasher.Verified;
            var (code, whole) = await SignIn(email, password);
            verified.Add(_hasher.Verified - before);
            answers.Add(whole);
            last = code;
        }

        var counted = _hasher.Verified;
        Assert.Equal(RefusalCodes.LockedOut, (await SignIn(email, password)).Code);
        verified.Add(_hasher.Verified - counted);
        return (last, verified, answers);
    }

    private async Task<(string? Code, string Whole)> SignIn(string email, string password)
    {
        using var browser = new Browser(_host.Site);
        var response = await browser.Post("api/account/sign-in", new SignInRequest(email, password));
        return (await Browser.Code(response), await Whole(response));
    }

    /// <summary>Status, headers and body, without the time and the number of the request.</summary>
    private static async Task<string> Whole(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var body = System.Text.RegularExpressions.Regex.Replace(await response.Content.ReadAsStringAsync(), "\"traceId\":\"[^\"]*\"", "");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{body}";
    }

    /// <summary>The time of now, or later.</summary>
    private sealed class AdvancedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private sealed class CountingHasher() : PasswordHasher<ChatUser>(Options.Create(new PasswordHasherOptions()))
    {
        private int _verified;

        public int Verified => Volatile.Read(ref _verified);

        public override PasswordVerificationResult VerifyHashedPassword(ChatUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
