using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Testing;

namespace OrleansChat.Accounts.Profile;

/// <summary>An account's own settings: the same everywhere, one change at a time, and the maximum that Get next keeps to.</summary>
[Collection(PeopleCollection.Name)]
public class PreferencesTests(PeopleHost host)
{
    private const string Path = "api/profile/preferences";

    [Fact]
    public async Task Preferences_SavedOnOneMachine_AreThereOnAnotherAndTold()
    {
        var (browser, person) = await host.Joined("Own Settings");
        using var first = browser;
        await using var console = await PeopleChangeTests.Present(first);
        var unchanged = await first.Read<PreferencesView>(Path);
        Assert.Equal((0, 1, new PreferenceSettings()), (unchanged.Version, unchanged.Format, unchanged.Settings));

        var wanted = new PreferenceSettings { MaximumChats = 3, Volume = 0, Sounds = false, StartPage = "chats" };
        var saved = await Save(first, unchanged with { Settings = wanted });

        Assert.Equal((1, wanted), (saved.Version, saved.Settings));
        await console.Standings.Get("the new version", me => me.Preferences == 1);
        using var second = new Browser(host.Site);
        Assert.Null(await second.SignIn(person.Email, PeopleHost.Password));
        Assert.Equal(saved, await second.Read<PreferencesView>(Path));
        Assert.Equal(0, (await host.Admin.Read<PreferencesView>(Path)).Version);
    }

    [Fact]
    public async Task Preferences_ChangedFromTwoConsoles_OneIsToldToReadAgain()
    {
        var (browser, _) = await host.Joined("Two Consoles");
        using var _2 = browser;
        var seen = await browser.Read<PreferencesView>(Path);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(async volume =>
            await Browser.Code(await browser.Put(Path, seen with { Settings = new() { Volume = volume } }))));

        Assert.Equal(1, outcomes.Count(code => code is null));
        Assert.All(outcomes.OfType<string>(), code => Assert.Equal(RefusalCodes.PreferencesChangedMeanwhile, code));
        var now = await browser.Read<PreferencesView>(Path);
        Assert.Equal(1, now.Version);
        Assert.Equal(outcomes.ToList().IndexOf(null) + 1, now.Settings.Volume);
        Assert.Equal(2, (await Save(browser, now)).Version);
    }

    [Theory]
    [InlineData("""{"maximumChats":0}""", "maximumChats", "range:1-100")]
    [InlineData("""{"maximumChats":1000}""", "maximumChats", "range:1-100")]
    [InlineData("""{"maximumChats":-1}""", "maximumChats", "range:1-100")]
    [InlineData("""{"volume":101}""", "volume", "range:0-100")]
    [InlineData("""{"startPage":"<b>"}""", "startPage", "word")]
    public async Task Preferences_OutOfBounds_AreRefusedWithTheirField(string settings, string field, string rule)
    {
        var problem = await Browser.Problem(await host.Admin.PutRaw(Path, $$"""{"version":0,"format":1,"settings":{{settings}}}"""));

        Assert.Equal(RefusalCodes.InvalidInput, problem.GetProperty("code").GetString());
        var details = problem.GetProperty("details");
        Assert.Equal((field, rule), (details.GetProperty("field").GetString(), details.GetProperty("rule").GetString()));
        Assert.Equal(0, (await host.Admin.Read<PreferencesView>(Path)).Version);
    }

    [Fact]
    public async Task Preferences_OfAnUnknownFormat_AreRefusedAndNotSavedOver()
    {
        var (browser, person) = await host.Joined("From The Future");
        using var _ = browser;
        var seen = await browser.Read<PreferencesView>(Path);
        Assert.Equal(RefusalCodes.PreferencesUnknown, await Browser.Code(await browser.Put(Path, seen with { Format = 2 })));
        await Save(browser, seen);
        await using (var context = await Context())
        {
            Assert.Equal(1, await context.Preferences.Where(own => own.UserId == Guid.Parse(person.Id))
                .ExecuteUpdateAsync(row => row.SetProperty(own => own.Format, 2).SetProperty(own => own.Settings, "later")));
        }

        Assert.Equal(RefusalCodes.PreferencesUnknown, await Browser.Code(await browser.Get(Path)));
        Assert.Equal(RefusalCodes.PreferencesUnknown, await Browser.Code(await browser.Put(Path, seen with { Version = 1 })));
        await using var after = await Context();
        Assert.Equal("later", (await after.Preferences.SingleAsync(own => own.UserId == Guid.Parse(person.Id))).Settings);
    }

    [Fact]
    public async Task GetNext_AtTheOwnMaximum_IsRefusedWhileAChatMayBePickedByHand()
    {
        var channel = await host.Admin.Ask<ChannelView>(
            "api/admin/channels", new SaveChannelRequest($"Maximum {Guid.NewGuid():N}", "Ask us", "#aa3300", "en", PostChat: false));
        await using var agent = await AgentClient.Open(host.Site, host.Admin.Cookies);
        await agent.Hello();
        await agent.SetPresence("present");
        var before = await host.Admin.Read<PreferencesView>(Path);
        await Save(host.Admin, before with { Settings = before.Settings with { MaximumChats = 1 } });
        await agent.Standings.Get("the new version", me => me.Preferences == before.Version + 1);
        var visitors = new List<VisitorClient>();
        for (var i = 0; i < 3; i++)
            visitors.Add(await Waiting(channel.Id));
        await agent.Queues.Get("three wait", queue => queue.ChannelId == channel.Id && queue.Count == 3);

        var taken = await Task.WhenAll(agent.GetNext(channel.Id), agent.GetNext(channel.Id));

        Assert.Single(taken, answer => answer.Ok is not null);
        var refused = Assert.Single(taken, answer => answer.Refused is not null).Refused!;
        Assert.Equal((RefusalCodes.MaximumReached, "1"), (refused.Code, refused.Details!["maximum"]));
        var queue = await Eventually.Get(
            "the queue to hear who was taken", async () => (await agent.Board(channel.Id)).Ok!.Queue, queue => queue.Count == 2);
        Assert.Null((await agent.Accept(queue.Rows[0].Id)).Refused);
        foreach (var visitor in visitors)
        {
            await visitor.Ask<Done>("End", VisitorClient.NewId());
            await visitor.DisposeAsync();
        }

        await Save(host.Admin, await host.Admin.Read<PreferencesView>(Path) with { Settings = new() });
    }

    private async Task<VisitorClient> Waiting(string channel)
    {
        var visitor = await VisitorClient.Open(host.Site, channel);
        await visitor.Hello();
        Assert.Null((await visitor.Start("Is anybody there?")).Refused);
        return visitor;
    }

    private static async Task<PreferencesView> Save(Browser browser, PreferencesView change) =>
        await Browser.Value<PreferencesView>(await browser.Put(Path, change));

    private Task<ChatDbContext> Context() =>
        host.Front.Services.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContextAsync();
}
