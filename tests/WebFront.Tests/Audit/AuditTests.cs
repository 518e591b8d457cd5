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
    public async Task Change_InTheLog_SaysWhoChangedWhat()
    {
        var name = $"Ærlige Øyvind {Guid.NewGuid():N}";
        var made = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var stored = await host.Admin.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        var changed = stored.Settings with { Header = "Ask us", Look = new() { Badge = new(Text: "#ffffff") } };
        await Browser.Value<VersionedSettings>(
            await host.Admin.Put($"api/admin/channels/{made.Id}/settings", stored with { Settings = changed }));

        var entry = (await Search($"text={Uri.EscapeDataString(name.ToUpperInvariant())}&kind=channel.changed")).Entries.Single();

        Assert.Equal("Ada Admin <ada@example.com>", entry.ActorName);
        Assert.Equal((made.Id, name), (entry.SubjectId, entry.Subject));
        Assert.Equal(
            [("header", "Ask", "Ask us"), ("look.badge.text", null, "#ffffff")],
            entry.Changes.Select(change => (change.Field, change.From, change.To)).OrderBy(change => change.Field));
    }

    [Fact]
    public async Task Log_Filtered_IsReadPageByPage()
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
    public async Task Log_OfOneSubject_IsFoundByItsId()
    {
        var name = $"Subject {Guid.NewGuid():N}";
        var made = await host.Admin.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        var twin = await host.Admin.Ask<ChannelView>(
            "api/admin/channels", new SaveChannelRequest($"{name} twin", "Ask", "#112233", "en", false));
        var stored = await host.Admin.Read<VersionedSettings>($"api/admin/channels/{made.Id}/settings");
        var renamed = stored with { Settings = stored.Settings with { Name = $"Else {Guid.NewGuid():N}" } };
        await Browser.Value<VersionedSettings>(await host.Admin.Put($"api/admin/channels/{made.Id}/settings", renamed));

        var found = await Search($"subject={made.Id}&kind=channel");
        var read = await Search($"subject={twin.Id}");

        Assert.Equal(["channel.changed", "channel.added"], found.Entries.Select(entry => entry.Kind));
        Assert.Equal([(twin.Id, "channel.added")], read.Entries.Select(entry => (entry.SubjectId!, entry.Kind)));
        Assert.Empty((await Search($"subject={Guid.NewGuid():N}")).Entries);
    }

    [Fact]
    public async Task Search_ByProgram_FindsWhatNobodyDid()
    {
        var found = await Search("actor=program");

        Assert.NotEmpty(found.Entries);
        Assert.All(found.Entries, entry => Assert.Null(entry.ActorId));
    }

    [Fact]
    public async Task Actors_AndSubjects_StayWhenTheyAreGone()
    {
        var (other, person) = await host.Joined($"Leaver {Guid.NewGuid():N}", administrator: true);
        using var _ = other;
        var name = $"Gone {Guid.NewGuid():N}";
        var made = await other.Ask<ChannelView>("api/admin/channels", new SaveChannelRequest(name, "Ask", "#112233", "en", false));
        Assert.Null(await Browser.Code(await other.Delete($"api/admin/channels/{made.Id}")));
        await Browser.Value<PersonView>(await host.Admin.Put($"api/admin/people/{person.Id}/disabled", new SwitchRequest(true)));

        var actors = await host.Admin.Read<AuditActor[]>("api/admin/audit/actors");
        var subjects = await host.Admin.Read<AuditSubject[]>("api/admin/audit/subjects");

        Assert.StartsWith("Leaver ", Assert.Single(actors, actor => actor.Id == person.Id).Name, StringComparison.Ordinal);
        Assert.Contains(subjects, subject => subject.Id == person.Id && subject.Group == "person");
        Assert.Contains(new AuditSubject(made.Id, name, "channel"), subjects);
        Assert.Equal(
            ["channel.deleted", "channel.added"],
            (await Search($"subject={made.Id}&actor={person.Id}")).Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Change_Refused_IsNotInTheLog()
    {
        var invite = new InviteRequest("Never", "ada@example.com", true, [new(FrontHost.DemoChannel, ["respond"])], false, "en");
        Assert.Equal(RefusalCodes.EmailTaken, await Browser.Code(await host.Admin.Post("api/admin/people", invite)));
        Assert.Empty((await Search("kind=person.invited&text=never")).Entries);
    }

    [Theory]
    [InlineData("actor=nonsense", "actor", "id")]
    [InlineData("actor=00000000000000000000000000000000", "actor", "id")]
    [InlineData("kind=person.nonsense", "kind", "word")]
    [InlineData("kind=per", "kind", "word")]
    [InlineData("kind=.", "kind", "word")]
    [InlineData("from=yesterday", "from", "instant")]
    [InlineData("from=2026-11-31T00:00:00Z", "from", "instant")]
    [InlineData("until=2026-11-29T00:00:00+01:00", "until", "instant")]
    [InlineData("from=2026-11-29T00:00:00Z&until=2026-11-28T23:59:59Z", "until", "order")]
    [InlineData("from=2026-11-29T00:00:00Z&until=2026-11-29T00:00:00Z", "until", "order")]
    [InlineData("before=-1", "before", "range")]
    [InlineData("before=99999999999999999999", "before", "range")]
    [InlineData("text=%00", "text", "characters")]
    [InlineData("subject=%00", "subject", "characters")]
    public async Task Search_WithWhatCannotBeRead_IsRefusedAtItsField(string query, string field, string rule)
    {
        var refused = await Browser.Problem(await host.Admin.Get($"api/admin/audit?{query}"));

        Assert.Equal(RefusalCodes.InvalidInput, refused.GetProperty("code").GetString());
        Assert.Equal((field, rule), FieldAndRule(refused));
    }

    [Theory]
    [InlineData("text", 200)]
    [InlineData("subject", 100)]
    public async Task Search_WithMoreThanAnybodyTypes_IsRefusedAtItsField(string field, int most)
    {
        Assert.Null(await Browser.Code(await host.Admin.Get($"api/admin/audit?{field}={new string('x', most)}")));

        Assert.Equal(
            (field, "length"),
            FieldAndRule(await Browser.Problem(await host.Admin.Get($"api/admin/audit?{field}={new string('x', most + 1)}"))));
    }

    [Fact]
    public async Task Search_WithEmptyParameters_IsAsWithNone()
    {
        var page = await Search("text=&actor=&kind=&subject=&from=&until=&before=");

        Assert.NotEmpty(page.Entries);
    }

    private static (string? Field, string? Rule) FieldAndRule(JsonElement problem)
    {
        var details = problem.GetProperty("details");
        return (details.GetProperty("field").GetString(), details.GetProperty("rule").GetString());
    }

    private Task<AuditPage> Search(string query) => host.Admin.Read<AuditPage>($"api/admin/audit?{query}");
}
