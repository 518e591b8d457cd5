using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>The same words in another spelling are the same words.</summary>
[Collection(PeopleCollection.Name)]
public class SpellingTests(PeopleHost host)
{
    private static readonly string Composed = "Blåbærsyltetøy på fløyen".Normalize(NormalizationForm.FormC);
    private static readonly string Decomposed = Composed.Normalize(NormalizationForm.FormD);

    [Fact]
    public async Task Password_TypedInAnotherSpelling_SignsIn()
    {
        var email = await Join(host.NewEmail(), Decomposed);
        Assert.Null(await SignIn(email, Composed));
        Assert.Null(await SignIn(email, Decomposed));
    }

    [Fact]
    public async Task Password_HashOfAnEarlierVersion_StillHoldsAndIsMadeAnew()
    {
        var email = await Join(host.NewEmail(), Composed);
        await using (var context = await Context())
        {
            var old = new PasswordHasher<ChatUser>().HashPassword(new ChatUser(), Decomposed);
            await context.Users.Where(user => user.Email == email)
                .ExecuteUpdateAsync(user => user.SetProperty(row => row.PasswordHash, old));
        }

        using var elsewhere = new Browser(host.Site);
        Assert.Null(await elsewhere.SignIn(email, Decomposed));
        Assert.Null(await SignIn(email, Composed));
        Assert.True(await elsewhere.IsSignedIn());
    }

    [Fact]
    public async Task Password_AccentsTypedApart_DoNotMakeItLonger()
    {
        var invited = await host.Invite(host.NewEmail());
        using var browser = new Browser(host.Site);
        var sixLetters = "éàùôçñ".Normalize(NormalizationForm.FormD);
        Assert.Equal(12, sixLetters.Length);
        Assert.Equal(
            RefusalCodes.PasswordRules,
            await Browser.Code(await browser.Post(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest("Short", sixLetters))));
    }

    [Theory]
    [InlineData("per@münchen.example", "per@xn--mnchen-3ya.example")]
    [InlineData("ida@xn--bcher-kva.example", "IDA@BÜCHER.example")]
    [InlineData("åse@example.com", "A\u030ase@example.com")]
    public async Task Address_InTheOtherSpelling_IsTheSameAccount(string invited, string typed)
    {
        var email = await Join(invited, PeopleHost.Password);
        Assert.DoesNotContain("xn--", email, StringComparison.Ordinal);
        Assert.Null(await SignIn(typed, PeopleHost.Password));
        Assert.Equal(
            RefusalCodes.EmailTaken,
            await Browser.Code(await host.Admin.Post("api/admin/people", new InviteRequest(null, typed, false, [], false, "en"))));
    }

    [Fact]
    public async Task Address_StoredByAnEarlierVersion_IsFoundByBothSpellings()
    {
        var email = await Join("eva@århus.example", PeopleHost.Password);
        await using (var context = await Context())
            await context.Users.Where(user => user.Email == email)
                .ExecuteUpdateAsync(user => user.SetProperty(row => row.NormalizedEmail, "EVA@ÅRHUS.EXAMPLE"));
        Assert.Null(await SignIn("eva@århus.example", PeopleHost.Password));
        Assert.Null(await SignIn("eva@xn--rhus-poa.example", PeopleHost.Password));
    }

    private async Task<string> Join(string email, string password)
    {
        var invited = await host.Invite(email);
        using var browser = new Browser(host.Site);
        return (await browser.Ask<AccountView>(PeopleHost.LinkPath(invited.Link!), new UseLinkRequest("Spelled", password))).Email;
    }

    private async Task<string?> SignIn(string email, string password)
    {
        using var browser = new Browser(host.Site);
        return await browser.SignIn(email, password);
    }

    private Task<ChatDbContext> Context() =>
        host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
}
