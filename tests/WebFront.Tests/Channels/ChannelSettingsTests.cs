using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Audit;
using OrleansChat.Clients;
using OrleansChat.Edge.Validation;
using OrleansChat.Hosting;
using OrleansChat.Results;
using SkiaSharp;

namespace OrleansChat.Channels;

[Collection(FrontCollection.Name)]
public class ChannelSettingsTests(FrontHost front)
{
    [Fact]
    public async Task NewChannel_Saved_IsListedWithItsEmbedCode()
    {
        var made = await front.NewChannel("Sales");
        Assert.Equal($"<script src=\"{front.Site}widget.js?channel={made.Id}\" defer></script>", made.EmbedCode);
        var all = await Browser.Value<ChannelView[]>(await front.Get("api/admin/channels", front.Administrator));
        Assert.Contains(all, channel => channel == made);

        var twin = new SaveChannelRequest(made.Name, "Ask us", "#aa3300", "en", PostChat: false);
        Assert.Equal(
            RefusalCodes.ChannelNameTaken, await Browser.Code(await front.Post("channels", twin, "api/admin/", front.Administrator)));
        var other = await front.NewChannel();
        var stored = await front.Settings(other.Id);
        var renamed = await front.Save(other.Id, stored with { Settings = stored.Settings with { Name = made.Name } });
        Assert.Equal(RefusalCodes.ChannelNameTaken, await Browser.Code(renamed));
    }

    [Fact]
    public async Task Settings_Saved_ComeBackUnchanged()
    {
        var made = await front.NewChannel();
        await front.Change(made.Id, settings => settings with
        {
            WarnAgentsNewChat = null,
            IdleTimeout = TimeSpan.FromMinutes(90),
            AllowedOrigins = ["https://shop.example"],
            Hours = new()
            {
                AlwaysOpen = false,
                TimeZone = "Europe/Oslo",
                Friday = new() { Open = [new(new(9, 0), new(15, 30))], Breaks = [new(new(11, 0), new(11, 30))] },
                Holidays = [new(new(2026, 12, 25), "Christmas")],
            },
            Look = new()
            {
                Theme = WidgetTheme.Dark,
                Badge = new("#112233", "#ffffff"),
                Font = "Inter, Arial",
                FontSize = 17,
                AgentPhoto = false,
            },
            Window = new() { QueueMessage = "You are number {cque}, wait {cavw}" },
            PreChat = new() { Fields = new() { Company = FieldUse.Required } },
        });

        using var json = JsonDocument.Parse(
            await (await front.Get($"api/admin/channels/{made.Id}/settings", front.Administrator)).Content.ReadAsStringAsync());
        var settings = json.RootElement.GetProperty("settings");
        Assert.Equal(JsonValueKind.Null, settings.GetProperty("warnAgentsNewChat").ValueKind);
        Assert.Equal("01:30:00", settings.GetProperty("idleTimeout").GetString());
        Assert.Equal("dark", settings.GetProperty("look").GetProperty("theme").GetString());
        Assert.Equal(
            "11:30:00", settings.GetProperty("hours").GetProperty("friday").GetProperty("breaks")[0].GetProperty("end").GetString());
        Assert.Equal("required", settings.GetProperty("preChat").GetProperty("fields").GetProperty("company").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("version").GetInt64());

        // As a browser does it: what came is what goes back.
        var saved = await front.Ask(
            HttpMethod.Put, $"api/admin/channels/{made.Id}/settings", JsonContent.Create(json.RootElement), front.Administrator);
        using var again = JsonDocument.Parse(await saved.Content.ReadAsStringAsync());
        Assert.True(JsonElement.DeepEquals(settings, again.RootElement.GetProperty("settings")), again.RootElement.GetRawText());
    }

    [Fact]
    public async Task Settings_SavedOverANewerVersion_AreRefused()
    {
        var made = await front.NewChannel();
        var seen = await front.Settings(made.Id);
        await front.Change(made.Id, settings => settings with { Header = "The first" });

        var late = await front.Save(made.Id, seen with { Settings = seen.Settings with { Header = "The second" } });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(RefusalCodes.ChannelChangedMeanwhile, await Browser.Code(late));
        var now = await front.Settings(made.Id);
        Assert.Equal(("The first", seen.Version + 1), (now.Settings.Header, now.Version));
    }

    [Fact]
    public async Task Settings_WithMistakes_AreRefusedFieldByField()
    {
        var made = await front.NewChannel();
        var stored = await front.Settings(made.Id);
        var wrong = stored.Settings with
        {
            Header = "",
            Look = new() { FontSize = 99, Badge = new("green") },
            AllowedOrigins = ["https://shop.example/path"],
        };
        string[] fields = ["allowedOrigins[0]", "header", "look.badge.background", "look.fontSize"];

        var problem = await Browser.Problem(await front.Save(made.Id, stored with { Settings = wrong }));
        Assert.Equal(RefusalCodes.SettingsInvalid, problem.GetProperty("code").GetString());
        Assert.Equal(fields, problem.GetProperty("details").EnumerateObject().Select(field => field.Name).Order());

        var preview = await Browser.Value<ChannelPreview>(
            await front.Post($"channels/{made.Id}/preview", wrong, "api/admin/", front.Administrator));
        Assert.Equal(fields, preview.Problems!.Details!.Keys.Order());
        Assert.Equal(99, preview.Look.Style.FontSize);
        Assert.Equal(stored, await front.Settings(made.Id), (a, b) => a.Version == b.Version);
    }

    [Fact]
    public async Task ChannelCopy_WithAnotherName_HasTheSettings()
    {
        var made = await front.NewChannel();
        await front.Change(made.Id, settings => settings with { Window = new() { Message = "Welcome aboard" } });
        var name = $"Copy {Guid.NewGuid():N}";

        var copy = await Browser.Value<ChannelView>(
            await front.Post($"channels/{made.Id}/copies", new CopyChannelRequest(name), "api/admin/", front.Administrator));

        var settings = (await front.Settings(copy.Id)).Settings;
        Assert.Equal((name, "Welcome aboard"), (settings.Name, settings.Window.Message));
        Assert.NotEqual(made.Id, copy.Id);
        var again = await front.Post($"channels/{made.Id}/copies", new CopyChannelRequest(name), "api/admin/", front.Administrator);
        Assert.Equal(RefusalCodes.ChannelNameTaken, await Browser.Code(again));
    }

    [Fact]
    public async Task ChannelCopy_WithAgents_HasThem()
    {
        var made = await front.NewChannel();
        var invite = new InviteRequest(
            "Kari", $"kari-{Guid.NewGuid():N}@example.com", false, [new(made.Id, ["respond", "listenIn"])], false, "en");
        var kari = (await Browser.Value<InvitationView>(await front.Post("people", invite, "api/admin/", front.Administrator))).Person;

        var with = await front.Copy(made.Id, agents: true);
        var without = await front.Copy(made.Id, agents: false);

        var people = await Browser.Value<PersonView[]>(await front.Get("api/admin/people", front.Administrator));
        var grants = people.Single(person => person.Id == kari.Id).Channels.ToDictionary(grant => grant.Id, grant => grant.Permissions);
        Assert.Equal(["respond", "listenIn"], grants[with.Id]);
        Assert.DoesNotContain(without.Id, grants.Keys);
        var audit = await Browser.Value<AuditPage>(
            await front.Get($"api/admin/audit?kind=person.permissions&text={Uri.EscapeDataString(with.Name)}", front.Administrator));
        Assert.Single(audit.Entries, entry => entry.Subject.Contains(kari.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Logo_Uploaded_IsStoredOnceAndServedToEveryWebsite()
    {
        var png = Convert.ToBase64String(Pictures.Of(SKEncodedImageFormat.Png, 40, 20));
        var first = await Browser.Value<LogoView>(await front.Post("logos", new LogoRequest(png), "api/admin/", front.Administrator));
        var second = await Browser.Value<LogoView>(await front.Post("logos", new LogoRequest(png), "api/admin/", front.Administrator));
        Assert.Equal(first, second);

        var served = await front.Get(first.Address);
        Assert.Equal("image/png", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal("cross-origin", Assert.Single(served.Headers.GetValues("Cross-Origin-Resource-Policy")));
        using var picture = SKBitmap.Decode(await served.Content.ReadAsByteArrayAsync());
        Assert.Equal((40, 20), (picture.Width, picture.Height));

        var html = Convert.ToBase64String("<script>alert(1)</script>"u8);
        Assert.Equal(
            RefusalCodes.InvalidInput,
            await Browser.Code(await front.Post("logos", new LogoRequest(html), "api/admin/", front.Administrator)));
        Assert.Equal(HttpStatusCode.NotFound, (await front.Get($"logos/{Guid.NewGuid():N}")).StatusCode);
    }

    [Fact]
    public async Task Loader_OfAChannel_CarriesItsLook()
    {
        var made = await front.NewChannel();
        await front.Change(made.Id, settings => settings with { Header = "Spør “oss” <b>", Look = new() { Badge = new("#123456") } });
        var look = await front.EmbeddedLook(made.Id);
        Assert.Equal("Spør “oss” <b>", look.GetProperty("header").GetString());
        Assert.Equal("#123456", look.GetProperty("badge").GetProperty("background").GetString());

        Assert.Equal(JsonValueKind.False, (await front.EmbeddedLook(Guid.NewGuid().ToString("N"))).ValueKind);
        Assert.Equal(JsonValueKind.False, (await front.EmbeddedLook("nonsense")).ValueKind);
        var script = await front.Get($"widget.js?channel={made.Id}");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        var again = await front.Ask(
            HttpMethod.Get, $"widget.js?channel={made.Id}", null, header: ("If-None-Match", script.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }
}
