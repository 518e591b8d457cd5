using System.Text.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Audit;

[Collection(PeopleCollection.Name)]
public class AuditTests(PeopleHost host)
{
    [Fact]
    public async Task A_change_says_who_changed_what_from_what_to_what()
    {
        var name = $"Ærlige Øyvind {Guid.NewGuid():N}";
        var made = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var stored = await host.Admin.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        var changed = stored.Settings with { Header = "Ask us", Look = new() { Badge = new(Text: "#ffffff") } };
        await Browser.Value<VersionedSettings>(await host.Admin.Put($"api/admin/channels/{made.Id}/settings", stored with { Settings = changed }));

        var entry = (await Search($"text={Uri.EscapeDataString(name.ToUpperInvariant())}&kind=channel.changed")).Entries.Single();

        Assert.Equal("Ada Admin <ada@example.com>", entry.ActorName);
        Assert.Equal((made.Id, name), (entry.SubjectId, entry.Subject));
        Assert.Equal(
            [("header", "Ask", "Ask us"), ("look.badge.text", null, "#ffffff")],
            entry.Changes.Select(change => (change.Field, change.From, change.To)).OrderBy(change => change.Field));
    }

    [Fact]
    public async Task The_log_is_narrowed_by_kind_actor_text_and_period_and_read_page_by_page()
    {
        var (other, person) = await host.Joined("Second Admin", administrator: true);
        using var _ = other;
        var before = DateTimeOffset.UtcNow;
        for (var at = 0; at < 60; at++)
            await Browser.Value<PersonView>(await other.Post($"api/admin/people/{person.Id}/unlock"));

        var mine = $"actor={person.Id}&kind=person.unlocked&text=second%20admin&from={Uri.EscapeDataString(before.AddMinutes(-1).ToString("O"))}";
        var first = await Search(mine);
        var second = await Search($"{mine}&before={first.Next}");

        Assert.Equal((50, 10, null), (first.Entries.Count, second.Entries.Count, second.Next));
        Assert.Equal(60, first.Entries.Concat(second.Entries).Select(entry => entry.Id).Distinct().Count());
        Assert.All(first.Entries, entry => Assert.Equal("person.unlocked", entry.Kind));
        Assert.Empty((await Search($"actor={person.Id}&until={Uri.EscapeDataString(before.AddMinutes(-1).ToString("O"))}")).Entries);
        Assert.Equal(50, (await Search($"actor={person.Id}&kind=person")).Entries.Count);
        Assert.Empty((await Search($"actor={person.Id}&text=nonsense")).Entries);
        Assert.Contains(await host.Admin.Read<AuditActor[]>("api/admin/audit/actors"), actor => actor.Id == person.Id);
    }

    [Fact]
    public async Task Words_that_the_console_shows_find_what_they_stand_for_page_by_page()
    {
        var (other, person) = await host.Joined("Wanda Words", administrator: true);
        using var _ = other;
        for (var at = 0; at < 51; at++)
            await Browser.Value<PersonView>(await other.Post($"api/admin/people/{person.Id}/unlock"));
        var name = $"Words {Guid.NewGuid():N}";
        var made = await other.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var stored = await other.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        await Browser.Value<VersionedSettings>(await other.Put($"api/admin/channels/{made.Id}/settings", stored with { Settings = stored.Settings with { TypingPreview = true } }));

        // “Konto låst opp” is the kind's name on the screen; “låst” alone stands for two kinds.
        AuditMeaning[] kinds = [new("konto", ["person.unlocked"], []), new("LÅST", ["person.unlocked", "person.disabled"], [])];
        var first = await Find("Konto låst", kinds);
        var second = await Find("Konto låst", kinds, first.Next);
        Assert.Equal((50, 1, null), (first.Entries.Count, second.Entries.Count, second.Next));
        Assert.All(first.Entries, entry => Assert.Equal("person.unlocked", entry.Kind));

        AuditMeaning[] field = [new("skriver", [], [new("channel", ["typingPreview"])]), new("ja", [], [new("channel", ["true"])])];
        Assert.Equal(["channel.changed"], (await Find("skriver ja", field)).Entries.Select(entry => entry.Kind));
        // A whole name in entries of its own group only, and what has no meaning finds nothing.
        Assert.Empty((await Find("skriver", [new("skriver", [], [new("channel", ["typing"])])])).Entries);
        Assert.Empty((await Find("skriver", [new("skriver", [], [new("mail", ["typingPreview"])])])).Entries);
        Assert.Empty((await Find("skriver", [])).Entries);

        Task<AuditPage> Find(string text, AuditMeaning[] meanings, long? before = null) =>
            host.Admin.Ask<AuditPage>("api/admin/audit/search", new AuditSearchRequest(text, person.Id, null, null, null, before, meanings));
    }

    [Fact]
    public async Task What_happened_to_one_subject_is_found_by_its_id_whatever_it_is_called()
    {
        var name = $"Subject {Guid.NewGuid():N}";
        var made = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var twin = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest($"{name} twin", "Ask", "#112233", "en", false));
        var stored = await host.Admin.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        var renamed = stored with { Settings = stored.Settings with { Name = $"Else {Guid.NewGuid():N}" } };
        await Browser.Value<VersionedSettings>(await host.Admin.Put($"api/admin/channels/{made.Id}/settings", renamed));

        var found = await host.Admin.Ask<AuditPage>("api/admin/audit/search", new AuditSearchRequest(null, null, "channel", null, null, null, Subject: made.Id));
        var read = await Search($"subject={twin.Id}");

        Assert.Equal(["channel.changed", "channel.added"], found.Entries.Select(entry => entry.Kind));
        Assert.Equal([(twin.Id, "channel.added")], read.Entries.Select(entry => (entry.SubjectId!, entry.Kind)));
        Assert.Empty((await Search($"subject={Guid.NewGuid():N}")).Entries);
    }

    [Fact]
    public async Task What_the_console_shows_otherwise_than_it_is_stored_is_found_by_its_sense()
    {
        // The name is searched too, and must not have the number that nothing is to be found by.
        var name = $"Night {Guid.NewGuid():N}".Replace("91", "92", StringComparison.Ordinal);
        var made = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var stored = await host.Admin.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        var night = stored.Settings with { IdleTimeout = TimeSpan.FromMinutes(90), Hours = new() { Monday = new() { Open = [new(new(22, 0), new(6, 0))] } } };
        await Browser.Value<VersionedSettings>(await host.Admin.Put($"api/admin/channels/{made.Id}/settings", stored with { Settings = night }));

        Assert.Equal(made.Id, await Found("neste dag", new("neste", [], [new("channel", ["~nextDay"])]), new("dag", [], [new("channel", ["~nextDay"])])));
        Assert.Equal(made.Id, await Found("90 minutter", new("90", [], [new("channel", ["~90"])]), new("minutter", [], [new("channel", ["~minute"])])));
        Assert.Equal(made.Id, await Found("22:00–06:00"));
        Assert.Null(await Found("91 minutter", new("91", [], [new("channel", ["~91"])]), new("minutter", [], [new("channel", ["~minute"])])));

        async Task<string?> Found(string text, params AuditMeaning[] meanings) => (await host.Admin.Ask<AuditPage>(
            "api/admin/audit/search",
            new AuditSearchRequest(text, null, "channel.changed", null, null, null, meanings))).Entries.Select(entry => entry.SubjectId).FirstOrDefault(id => id == made.Id);
    }

    [Fact]
    public async Task What_nobody_did_is_found_by_the_words_for_that()
    {
        var found = await host.Admin.Ask<AuditPage>(
            "api/admin/audit/search", new AuditSearchRequest("programmet", null, null, null, null, null, [new("programmet", [], [], Program: true)]));
        Assert.NotEmpty(found.Entries);
        Assert.All(found.Entries, entry => Assert.Null(entry.ActorId));
    }

    [Fact]
    public async Task More_meanings_than_any_console_has_are_refused()
    {
        var many = new AuditMeaning("word", [.. Enumerable.Repeat("person.disabled", 2_001)], []);
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Post(
            "api/admin/audit/search", new AuditSearchRequest("word", null, null, null, null, null, [many]))));
    }

    [Fact]
    public async Task A_refused_change_is_not_in_the_log()
    {
        var invite = new InviteRequest("Never", "ada@example.com", true, [new(FrontHost.DemoChannel, ["respond"])], false, "en");
        Assert.Equal(RefusalCodes.EmailTaken, await Browser.Code(await host.Admin.Post("api/admin/people", invite)));
        Assert.Empty((await Search("kind=person.invited&text=never")).Entries);
    }

    [Theory]
    [InlineData("""[null]""")]
    [InlineData("""[{"word":"x"}]""")]
    [InlineData("""[{"word":"x","kinds":[]}]""")]
    [InlineData("""[{"word":"x","kinds":[],"said":[null]}]""")]
    [InlineData("""[{"word":"x","kinds":[],"said":[{"group":"person"}]}]""")]
    [InlineData("""[{"word":"x","kinds":[null],"said":[]}]""")]
    [InlineData("""[{"kinds":[],"said":[]}]""")]
    public async Task Meanings_that_are_not_whole_are_refused(string meanings)
    {
        using var json = JsonDocument.Parse($$"""{"text":"x","meanings":{{meanings}}}""");
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Post("api/admin/audit/search", json.RootElement)));
    }

    [Fact]
    public async Task As_many_meanings_as_may_be_said_are_searched_and_no_more()
    {
        string[] Stored(int count) => [.. Enumerable.Range(0, count).Select(at => $"stored-{at}")];
        AuditWording[] Groups(int count, params string[] stored) => [.. Enumerable.Range(0, count).Select(at => new AuditWording($"group-{at}", stored))];
        Task<HttpResponseMessage> Ask(params AuditWording[] said) => host.Admin.Post(
            "api/admin/audit/search",
            new AuditSearchRequest(string.Join(' ', Enumerable.Repeat("x", 100)), null, null, null, null, null, [new("x", [], said)]));

        Assert.Null(await Browser.Code(await Ask(new AuditWording("person", Stored(1_998)))));
        Assert.Null(await Browser.Code(await Ask(Groups(50, "stored"))));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await Ask(new AuditWording("person", Stored(1_999)))));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await Ask(Groups(51, "stored"))));
    }

    [Fact]
    public async Task A_wrong_actor_is_refused() =>
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(await host.Admin.Get("api/admin/audit?actor=nonsense")));

    private Task<AuditPage> Search(string query) => host.Admin.Read<AuditPage>($"api/admin/audit?{query}");
}
