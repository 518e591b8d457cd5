using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Clients;
using OrleansChat.Edge.Contracts;
using OrleansChat.Notes;
using OrleansChat.Results;
using OrleansChat.Search;
using OrleansChat.Testing;

namespace OrleansChat.Access;

/// <summary>
/// Who finds a chat, who may look into it, and who of its visitor's earlier ones: by every caller of the matrix. Whoever may not read a
/// chat learns from no answer that there is one.
/// </summary>
[Collection(EdgeCollection.Name)]
public sealed class SearchAccessTests(AccessScene scene)
{
    private static readonly Caller[] Readers = [Caller.MayListenIn, Caller.IsManager, Caller.AgentOfThisChat];

    [Fact]
    public async Task OngoingChat_IsFoundByWhoMayReadIt_AndByNobodyElse()
    {
        var (visitor, word, session) = await Say();
        await using var _ = visitor;
        await using var console = await Take(session);
        await Indexed(word);

        await ForEach(
            async browser => (await Find(browser, word)).Select(static found => found.Row.Id).SingleOrDefault() ?? Outcome.Nothing,
            Expected.AnyAgent(Outcome.Nothing).But(session, Readers));
        await ForEach(
            async browser =>
                (await Find(browser, word)).SelectMany(static found => found.Excerpt).Any(piece => piece.Hit) ? "words" : "none",
            Expected.AnyAgent("none").But("words", Readers));
        await ForEach(
            async browser => await Code(browser, $"api/chats/{session}"),
            Expected.AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, Readers)
                .But(RefusalCodes.PermissionMissing, Caller.MayRespond, Caller.GetsNotifications));
        await ForEach(
            async browser => await Code(browser, $"api/chats/{session}/earlier"),
            Expected.AnyAgent(RefusalCodes.SessionNotFound).But(Outcome.Done, Readers)
                .But(RefusalCodes.PermissionMissing, Caller.MayRespond, Caller.GetsNotifications));
    }

    [Fact]
    public async Task WaitingChat_IsFoundByWhoMayTakeIt_UntilSomebodyDoes()
    {
        var (visitor, word, session) = await Say();
        await using var _ = visitor;
        await Indexed(word);

        await ForEach(
            async browser => (await Find(browser, word)).Select(static found => found.Row.Id).SingleOrDefault() ?? Outcome.Nothing,
            Expected.AnyAgent(Outcome.Nothing).But(session, [.. Readers, Caller.MayRespond]));

        await using var console = await Take(session);

        // Whether or not the index knows it yet.
        Assert.Empty(await Find(scene.BrowserOf(Caller.MayRespond), word));
    }

    [Fact]
    public async Task Note_IsFoundByWhoMayReadTheChat_AndByNobodyElse()
    {
        var (visitor, word, session) = await Say();
        await using var _ = visitor;
        await using var console = await Take(session);
        var noted = NewWord();
        Assert.Null((await console.Ask<Sent>(
            "AddNote", new AgentNote(session, VisitorClient.NewId(), $"Ask for the {noted}", []))).Refused);
        await Indexed(noted);

        await ForEach(
            async browser =>
                (await Find(browser, noted)).SelectMany(static found => found.Excerpt).Any(piece => piece.Hit) ? "words" : "none",
            Expected.AnyAgent("none").But("words", Readers));
    }

    [Fact]
    public void Place_OfANextPage_IsSealed()
    {
        var places = new SearchPlaces(new EphemeralDataProtectionProvider());
        const string place = "1796000000000000.0190a1b2c3d47e5f8091a2b3c4d5e6f7";

        var sealedPlace = places.Seal(place)!;

        Assert.DoesNotContain("0190a1b2", sealedPlace, StringComparison.Ordinal);
        Assert.DoesNotContain("1796", sealedPlace, StringComparison.Ordinal);
        Assert.InRange(sealedPlace.Length, 1, SearchPlaces.MaxLength);
        Assert.Equal(place, places.Open(sealedPlace).Value);
        Assert.Equal(RefusalCodes.InvalidInput, places.Open(place).Refusal?.Code);
        Assert.Null(places.Seal(null));
    }

    [Fact]
    public async Task Colleagues_Listed_AreThoseOfChannelsThatOneMayRead()
    {
        var known = await scene.BrowserOf(Caller.MayListenIn).Read<ChatAgent[]>("api/chats/agents");
        Assert.Contains(known, agent => agent.Name == $"{Caller.AgentOfThisChat}");
        Assert.DoesNotContain(known, agent => agent.Name == $"{Caller.AgentOfAnotherChannel}");
        var own = await scene.BrowserOf(Caller.AgentOfNoChannel).Read<ChatAgent[]>("api/chats/agents");
        Assert.Equal([$"{Caller.AgentOfNoChannel}"], own.Select(static agent => agent.Name));
    }

    [Fact]
    public async Task EarlierChats_OfTheSameBrowser_AreListedAndOpen()
    {
        var word = NewWord();
        var (visitor, started) = await scene.NewChat(scene.Channel, Chat.Waiting);
        await using var _ = visitor;
        await using var console = await Take(started.Log.SessionId);
        Assert.Null((await visitor.Ask<Done>("End", VisitorClient.NewId())).Refused);
        var again = (await visitor.Start(word)).Ok!.Log.SessionId;
        await Eventually.Holds("the chat is the agent's", async () => (await console.Accept(again)).Refused is null);
        var browser = scene.BrowserOf(Caller.AgentOfThisChat);

        var earlier = await browser.Read<EarlierChatsPage>($"api/chats/{again}/earlier");

        Assert.Equal([started.Log.SessionId], earlier.Chats.Select(static row => row.Id));
        var past = await browser.Read<PastChat>($"api/chats/{started.Log.SessionId}");
        Assert.Contains(past.Log.Events, each => each.Text == "May I ask something?");
        Assert.Empty((await browser.Read<EarlierChatsPage>($"api/chats/{started.Log.SessionId}/earlier")).Chats);
    }

    [Theory]
    [InlineData("text=%22", RefusalCodes.SearchWithoutWords)]
    [InlineData("text=-a", RefusalCodes.SearchWithoutWords)]
    [InlineData("customer=%3F", RefusalCodes.SearchWithoutWords)]
    [InlineData("rating=6", RefusalCodes.InvalidInput)]
    [InlineData("rating=x", RefusalCodes.InvalidInput)]
    [InlineData("state=gone", RefusalCodes.InvalidInput)]
    [InlineData("agent=me", RefusalCodes.InvalidInput)]
    [InlineData("channel=1", RefusalCodes.InvalidInput)]
    [InlineData("from=yesterday", RefusalCodes.InvalidInput)]
    [InlineData("from=2026-01-02&until=2026-01-02", RefusalCodes.InvalidInput)]
    [InlineData("after=1", RefusalCodes.InvalidInput)]
    [InlineData("text=%00", RefusalCodes.InvalidInput)]
    [InlineData("text=x&tag=bug&rating=1&state=ended&from=0001-01-01&until=9999-12-31T23:59:59Z", Outcome.Done)]
    [InlineData("text=%27+or+1%3D1%3B--+%26+%7C+%21+%28%3A%2A+%3C-%3E+NEAR%28a+b%29+%F0%9F%91%8D", Outcome.Done)]
    public async Task Question_HoweverItIsAsked_IsAnsweredOrRefusedWithItsCode(string query, string expected) =>
        Assert.Equal(expected, await Code(scene.BrowserOf(Caller.IsManager), $"api/chats?{query}"));

    [Theory]
    [InlineData("text")]
    [InlineData("customer")]
    public async Task Text_OfMoreThanItsLength_IsRefused(string field)
    {
        var browser = scene.BrowserOf(Caller.IsManager);
        Assert.Equal(Outcome.Done, await Code(browser, $"api/chats?{field}={new string('x', SearchQuery.TextLength)}"));
        Assert.Equal(RefusalCodes.InvalidInput, await Code(browser, $"api/chats?{field}={new string('x', SearchQuery.TextLength + 1)}"));
    }

    private static string NewWord() => $"xylofon{Guid.NewGuid():N}";

    /// <summary>Consoles of the scene may have been signed out by another test.</summary>
    private async Task<AgentClient> Take(string session)
    {
        var console = await AgentClient.Open(scene.Front.Site, scene.CookiesOf(Caller.AgentOfThisChat));
        Assert.Null((await console.Hello()).Refused);
        Assert.Null((await console.SetPresence("present")).Refused);
        Assert.Null((await console.Accept(session)).Refused);
        return console;
    }

    private async Task<(VisitorClient Visitor, string Word, string Session)> Say()
    {
        var (visitor, started) = await scene.NewChat(scene.Channel, Chat.Waiting);
        var word = NewWord();
        Assert.Null((await visitor.Send($"Have you got a {word}?")).Refused);
        return (visitor, word, started.Log.SessionId);
    }

    private async Task Indexed(string word) => await Eventually.Holds(
        "the chat is in the index", async () => (await Find(scene.BrowserOf(Caller.IsManager), word)).Count == 1);

    private static async Task<IReadOnlyList<FoundChat>> Find(Browser browser, string word) =>
        (await browser.Read<FoundChats>($"api/chats?text={word}")).Chats;

    private static async Task<string> Code(Browser browser, string path) => await Browser.Code(await browser.Get(path)) ?? Outcome.Done;

    private async Task ForEach(Func<Browser, Task<string>> ask, Expected expected)
    {
        var wrong = new List<string>();
        foreach (var caller in Expected.SignedIn)
        {
            var outcome = await ask(scene.BrowserOf(caller));
            if (outcome != expected[caller])
                wrong.Add($"{caller} got {outcome}, and should get {expected[caller]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
