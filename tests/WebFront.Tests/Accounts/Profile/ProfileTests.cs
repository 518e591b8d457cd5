using System.Net;
using System.Text;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Audit;
using OrleansChat.Clients;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using SkiaSharp;

namespace OrleansChat.Accounts.Profile;

[Collection(PeopleCollection.Name)]
public class ProfileTests(PeopleHost host)
{
    /// <summary>One red pixel.</summary>
    private const string Png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    [Fact]
    public async Task NewName_Saved_IsSeenByTheOwnConsoleAtOnce()
    {
        var (browser, person) = await host.Joined("Old Name");
        using var _ = browser;
        await using var agent = await PeopleChangeTests.Present(browser);
        Assert.Equal(
            "New Name", (await Browser.Value<AccountView>(await browser.Put("api/profile", new RenameRequest(" New Name ")))).Name);
        await agent.Standings.Get("the new name", me => me.Name == "New Name");
        Assert.Equal(("Old Name", "New Name"), Of((await host.Audited("person.renamed", person.Email)).Changes[0]));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await browser.Put("api/profile", new RenameRequest(" "))));
    }

    [Theory]
    [InlineData("\\u200b", null)]
    [InlineData("\\u115f\\u3164", null)]
    [InlineData("\\u0000", null)]
    [InlineData("Ann\\ud83d\\u0000\\u202eX\\n", "Ann\ufffdX")]
    public async Task Rename_StrangeName_IsRefusedOrCleaned(string json, string? stored)
    {
        var (browser, _) = await host.Joined("Strange Name");
        using var _2 = browser;

        var renamed = await browser.PutRaw("api/profile", $$"""{"name":"{{json}}"}""");

        if (stored is null)
            Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(renamed));
        else
            Assert.Equal(stored, (await Browser.Value<AccountView>(renamed)).Name);
    }

    [Fact]
    public async Task Photo_Saved_IsServedAtTheAddressOfItsContent()
    {
        var (browser, person) = await host.Joined("Foto Person");
        using var _ = browser;
        var me = await Browser.Value<AccountView>(await browser.Put("api/profile/photo", new PhotoRequest(Png)));
        Assert.Equal(me.Photo, (await host.Person(person.Id)).Photo);

        using var anybody = new Browser(host.Site);
        var photo = await anybody.Get(me.Photo!);
        Assert.Equal("image/png", photo.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", photo.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("immutable", photo.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(await photo.Content.ReadAsByteArrayAsync());
        Assert.Equal((1, 1), (picture.Width, picture.Height));

        Assert.Null((await Browser.Value<AccountView>(await browser.Delete("api/profile/photo"))).Photo);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(me.Photo!)).StatusCode);
    }

    [Fact]
    public async Task Photo_WithMetadata_KeepsOnlyThePicture()
    {
        var (browser, _) = await host.Joined("Gro Gps");
        using var _2 = browser;
        var taken = Pictures.Turned(Pictures.Of(SKEncodedImageFormat.Jpeg, 40, 20));
        var me = await Browser.Value<AccountView>(
            await browser.Put("api/profile/photo", new PhotoRequest(Convert.ToBase64String([.. taken, .. "<script>"u8]))));
        var served = await (await browser.Get(me.Photo!)).Content.ReadAsByteArrayAsync();
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(served), StringComparison.Ordinal);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(served), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(served);
        Assert.Equal((20, 40), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task Photo_NoImageOrTooLarge_IsRefused()
    {
        var (browser, _) = await host.Joined("Fake Photo");
        using var _2 = browser;
        Assert.Equal(RefusalCodes.InvalidInput, await Set("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()));
        Assert.Equal(
            RefusalCodes.InvalidInput, await Set([.. Convert.FromBase64String(Png)[..20], 0x7F, 0xFF, 0xFF, 0xFF, .. new byte[20]]));
        Assert.Equal(RefusalCodes.InvalidInput, await Set([.. Convert.FromBase64String(Png), .. new byte[Photos.MaxBytes]]));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await browser.Put("api/profile/photo", new PhotoRequest("no base64!"))));

        async Task<string?> Set(byte[] bytes) =>
            await Browser.Code(await browser.Put("api/profile/photo", new PhotoRequest(Convert.ToBase64String(bytes))));
    }

    [Fact]
    public async Task NewPassword_WithTheOldOne_SignsOutElsewhere()
    {
        var (browser, person) = await host.Joined("Pal Password");
        using var _ = browser;
        using var elsewhere = new Browser(host.Site);
        await elsewhere.SignIn(person.Email, PeopleHost.Password);
        Assert.Equal(RefusalCodes.WrongPassword, await Change(browser, new("not the one", "a whole new password")));
        Assert.Equal(RefusalCodes.PasswordRules, await Change(browser, new(PeopleHost.Password, "short")));

        Assert.Null(await Change(browser, new(PeopleHost.Password, "a whole new password")));

        Assert.True(await browser.IsSignedIn());
        Assert.False(await elsewhere.IsSignedIn());
        Assert.Null(await elsewhere.SignIn(person.Email, "a whole new password"));
    }

    [Fact]
    public async Task ForgottenPassword_ResetByMail_TellsNobodyWhoHasAnAccount()
    {
        var (browser, person) = await host.Joined("Finn Forgot");
        using var _ = browser;
        using var stranger = new Browser(host.Site);
        Assert.Null(await Browser.Code(await stranger.Post("api/account/forgot", new ForgotRequest("unknown@example.com", "en"))));
        Assert.Null(await Browser.Code(await stranger.Post("api/account/forgot", new ForgotRequest(person.Email, "en"))));
        var mail = await host.Smtp.MailTo(person.Email);
        Assert.Contains("Finn Forgot", mail.TextBody, StringComparison.Ordinal);
        var link = mail.TextBody!.Split('\n').Select(line => line.Trim())
            .Single(line => line.Contains("/reset/", StringComparison.Ordinal));
        await stranger.Ask<AccountView>(PeopleHost.LinkPath(link), new UseLinkRequest(null, "remembered this time"));
        Assert.Null(await stranger.SignIn(person.Email, "remembered this time"));
        Assert.Empty(host.Smtp.To("unknown@example.com"));
    }

    [Fact]
    public async Task SignOutElsewhere_InThisBrowser_KeepsIt()
    {
        var (browser, person) = await host.Joined("Ane Alone");
        using var _ = browser;
        using var elsewhere = new Browser(host.Site);
        await elsewhere.SignIn(person.Email, PeopleHost.Password);
        Assert.Null(await Browser.Code(await browser.Post("api/profile/sign-out-elsewhere")));
        Assert.False(await elsewhere.IsSignedIn());
        Assert.True(await browser.IsSignedIn());
    }

    private static (string?, string?) Of(AuditChangeView change) => (change.From, change.To);

    private static async Task<string?> Change(Browser browser, ChangePasswordRequest request) =>
        await Browser.Code(await browser.Post("api/profile/password", request));
}
