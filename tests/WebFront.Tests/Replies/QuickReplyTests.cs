using System.Net.Http.Json;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Replies;

/// <summary>Whose quick replies are whose, who changes them, and what a shortcut means.</summary>
[Collection(FrontCollection.Name)]
public class QuickReplyTests(FrontHost front)
{
    [Fact]
    public async Task PrivateReply_OfAColleague_IsNotThere()
    {
        var (mine, theirs) = (await front.NewAgent("Own Agent"), await front.NewAgent("Other Agent"));
        var reply = await Added(mine, new(null, "Greeting", "Hello there!", "hi"));

        Assert.Equal(
            ("Greeting", "Hello there!", "hi", true, null),
            (reply.Name, reply.Text, reply.Shortcut, reply.Editable, reply.ChannelId));
        Assert.Contains((await Library(mine)).QuickReplies, each => each.Id == reply.Id);
        Assert.DoesNotContain((await Library(theirs)).QuickReplies, each => each.Id == reply.Id);
        var change = new ChangeQuickReplyRequest("Greeting", "Mine now", "hi", reply.Version);
        Assert.Equal(RefusalCodes.ReplyNotFound, await Code(HttpMethod.Put, $"quick-replies/{reply.Id}", change, theirs));
        Assert.Equal(RefusalCodes.ReplyNotFound, await Code(HttpMethod.Delete, $"quick-replies/{reply.Id}", null, theirs));
        Assert.Equal(RefusalCodes.ReplyNotFound, await Code(HttpMethod.Delete, $"quick-replies/{reply.Id}", null, front.Administrator));
        Assert.Equal("Hello there!", (await Library(mine)).QuickReplies.Single(each => each.Id == reply.Id).Text);
    }

    [Fact]
    public async Task SharedReply_IsUsedByAgentsOfTheChannelAndChangedByItsManagers()
    {
        var channel = (await front.NewChannel()).Id;
        var (agent, manager) = (await Agent(channel, "respond"), await Agent(channel, "respond", "manager"));
        var outsider = await front.NewAgent("Out Sider");
        var shared = new AddQuickReplyRequest(channel, "Opening hours", "We open at nine.", "open");

        Assert.Equal(RefusalCodes.PermissionMissing, await Code(HttpMethod.Post, "quick-replies", shared, agent));
        Assert.Equal(RefusalCodes.ChannelNotFound, await Code(HttpMethod.Post, "quick-replies", shared, outsider));
        var reply = await Added(manager, shared);

        var seen = (await Library(agent)).QuickReplies.Single(each => each.Id == reply.Id);
        Assert.Equal((channel, false), (seen.ChannelId, seen.Editable));
        Assert.DoesNotContain((await Library(outsider)).QuickReplies, each => each.Id == reply.Id);
        var change = new ChangeQuickReplyRequest("Opening hours", "We open at eight.", "open", reply.Version);
        Assert.Equal(RefusalCodes.PermissionMissing, await Code(HttpMethod.Put, $"quick-replies/{reply.Id}", change, agent));
        Assert.Equal(RefusalCodes.ReplyNotFound, await Code(HttpMethod.Put, $"quick-replies/{reply.Id}", change, outsider));
        Assert.Null(await Code(HttpMethod.Put, $"quick-replies/{reply.Id}", change, manager));
        Assert.Equal(RefusalCodes.ReplyChangedMeanwhile, await Code(HttpMethod.Put, $"quick-replies/{reply.Id}", change, manager));
        Assert.Equal(RefusalCodes.PermissionMissing, await Code(HttpMethod.Delete, $"quick-replies/{reply.Id}", null, agent));
        Assert.Null(await Code(HttpMethod.Delete, $"quick-replies/{reply.Id}", null, manager));
        Assert.DoesNotContain((await Library(agent)).QuickReplies, each => each.Id == reply.Id);
        // Other tests give articles the same name.
        var kinds = (await Log("Opening hours")).Select(entry => entry.Kind)
            .Where(kind => kind.StartsWith("reply.", StringComparison.Ordinal));
        Assert.Equal(["reply.added", "reply.changed", "reply.deleted"], kinds.Order());
    }

    [Fact]
    public async Task PrivateReply_IsNotInTheAuditLog()
    {
        var agent = await front.NewAgent("Quiet Agent");
        var name = $"Private {Guid.NewGuid():N}";
        var reply = await Added(agent, new(null, name, "Between us.", null));
        Assert.Null(await Code(HttpMethod.Delete, $"quick-replies/{reply.Id}", null, agent));

        Assert.Empty(await Log(name));
    }

    [Fact]
    public async Task Shortcut_ThatTheAgentHasAlready_IsRefusedWithTheOthersName()
    {
        var channel = (await front.NewChannel()).Id;
        var (agent, manager) = (await Agent(channel, "respond"), await Agent(channel, "respond", "manager"));
        await Added(agent, new(null, "Thanks", "Thank you!", "ty"));
        await Added(manager, new(channel, "Shared bye", "Goodbye!", "bye"));

        Assert.Equal("Thanks", await Taken(agent, new(null, "Other", "Text", "TY")));
        Assert.Equal("Shared bye", await Taken(agent, new(null, "Mine", "Text", "bye")));
        Assert.Equal("Shared bye", await Taken(manager, new(channel, "Again", "Text", "bye")));
        // That a colleague has it for themselves nobody learns.
        await Added(manager, new(channel, "Shared thanks", "Thanks from us!", "ty"));
        await Added(await front.NewAgent("Elsewhere"), new(null, "Thanks", "Text", "ty"));
        var own = await Added(agent, new(null, "Later", "Text", null));
        var change = new ChangeQuickReplyRequest("Later", "Text", "ty", own.Version);
        Assert.Equal(RefusalCodes.ShortcutTaken, await Code(HttpMethod.Put, $"quick-replies/{own.Id}", change, agent));
    }

    [Theory]
    [InlineData("", "Text", null, "name", "required")]
    [InlineData("Name", " ", null, "text", "required")]
    [InlineData("Name", "Text", "two words", "shortcut", "characters")]
    [InlineData("Name", "Text", "a/b", "shortcut", "characters")]
    [InlineData("Name", "Text", "", "shortcut", "characters")]
    public async Task QuickReply_ThatIsNotRight_IsRefusedWithTheField(string name, string text, string? shortcut, string field, string rule)
    {
        var reply = new AddQuickReplyRequest(null, name, text, shortcut);
        var details = (await Browser.Problem(await front.Post("quick-replies", reply, "api/", front.Administrator)))
            .GetProperty("details");

        Assert.Equal((field, rule), (details.GetProperty("field").GetString(), details.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task QuickReply_TooLong_IsRefusedWithTheLimit()
    {
        var text = new string('x', AgentInput.TextLength + 1);
        var problem = await Browser.Problem(
            await front.Post("quick-replies", new AddQuickReplyRequest(null, "Long", text, null), "api/", front.Administrator));

        Assert.Equal($"{AgentInput.TextLength}", problem.GetProperty("details").GetProperty("limit").GetString());
    }

    [Fact]
    public async Task Use_OfAnAgent_CountsAndIsTheirsAlone()
    {
        var (agent, other) = (await front.NewAgent("Using Agent"), await front.NewAgent("Other Agent"));
        var reply = await Added(agent, new(null, "Counted", "Text", null));
        var use = new CountUseRequest("quickReply", reply.Id);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => Assert.Null(await Code(HttpMethod.Post, "replies/uses", use, agent))));
        Assert.Null(await Code(HttpMethod.Post, "replies/favourites", new SetFavouriteRequest("quickReply", reply.Id, true), agent));
        var article = Guid.NewGuid().ToString("N");
        Assert.Null(await Code(HttpMethod.Post, "replies/favourites", new SetFavouriteRequest("article", article, true), agent));
        Assert.Null(await Code(HttpMethod.Post, "replies/favourites", new SetFavouriteRequest("article", article, false), agent));

        var uses = (await Library(agent)).Uses;
        var counted = uses.Single(each => each.Id == reply.Id);
        Assert.Equal(("quickReply", 5, true), (counted.Kind, counted.Count, counted.Favourite));
        Assert.Equal((0, false), (uses.Single(each => each.Id == article).Count, uses.Single(each => each.Id == article).Favourite));
        Assert.Empty((await Library(other)).Uses);
        Assert.Equal(RefusalCodes.InvalidInput, await Code(HttpMethod.Post, "replies/uses", use with { Kind = "emoji" }, agent));
    }

    [Fact]
    public async Task Favourites_BeyondTheLimit_AreRefused()
    {
        var agent = await front.NewAgent("Fond Agent");
        for (var kept = 0; kept < ReplyUseService.MostFavourites; kept++)
            Assert.Null(await Favourite(agent, VisitorClient.NewId(), true));
        var one = (await Library(agent)).Uses[0].Id;

        Assert.Equal(RefusalCodes.TooManyReplies, await Favourite(agent, VisitorClient.NewId(), true));
        Assert.Null(await Favourite(agent, one, true));
        Assert.Null(await Favourite(agent, one, false));
        Assert.Null(await Favourite(agent, VisitorClient.NewId(), true));
    }

    private Task<string?> Favourite(string agent, string article, bool on) =>
        Code(HttpMethod.Post, "replies/favourites", new SetFavouriteRequest("article", article, on), agent);

    private async Task<string> Agent(string channel, params string[] permissions)
    {
        var cookie = await front.NewAgent("Ola Agent", channel);
        await using var console = await AgentClient.Open(front.Site, cookie);
        await front.Permit(console, channel, permissions);
        return cookie;
    }

    private async Task<ReplyLibrary> Library(string cookie) => await Browser.Value<ReplyLibrary>(await front.Get("api/replies", cookie));

    private async Task<QuickReplyView> Added(string cookie, AddQuickReplyRequest reply) =>
        await Browser.Value<QuickReplyView>(await front.Post("quick-replies", reply, "api/", cookie));

    private async Task<string?> Taken(string cookie, AddQuickReplyRequest reply)
    {
        var problem = await Browser.Problem(await front.Post("quick-replies", reply, "api/", cookie));
        Assert.Equal(RefusalCodes.ShortcutTaken, problem.GetProperty("code").GetString());
        return problem.GetProperty("details").GetProperty("name").GetString();
    }

    private async Task<string?> Code(HttpMethod method, string path, object? body, string cookie) =>
        await Browser.Code(await front.Ask(method, $"api/{path}", body is null ? null : JsonContent.Create(body), cookie));

    private async Task<IReadOnlyList<AuditEntryView>> Log(string words) => (await Browser.Value<AuditPage>(
        await front.Get($"api/admin/audit?text={Uri.EscapeDataString(words)}", front.Administrator))).Entries;
}
