using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Databases;
using OrleansChat.Results;
using OrleansChat.Sessions;
using OrleansChat.Unicode;

namespace OrleansChat.Search;

/// <summary>What is found, by whom, and in which order; the same on every database.</summary>
public abstract class SearchTests : SearchTestBase
{
    /// <summary>What was said, and what is asked.</summary>
    private static readonly (string Said, string Asked)[] Fitting =
    [
        ("Når kommer bestillingen min?", "bestillinger"),
        ("Når kommer bestillingen min?", "BESTILLING kommer"),
        ("Jeg har to sykler", "syklene"),
        ("Where are my bicycles", "bicycle"),
        ("I am returning the shoes", "returned shoe"),
        ("Leveringstiden er lang", "lever"),
        ("Leveringstiden er lang", "er le"),
        ("Wo ist Jürgen?", "jurgen"),
        ("Café Ågot", "cafe ågot"),
        ("Tusen takk 👍🏽", "👍"),
        ("Skriv til ola.nordmann@example.com", "ola.nordmann@example.com"),
        ("Ordre 4711-B er borte", "4711-b"),
        ("Don't worry, it's fine", "don't it's"),
        ("rød eller blå sykkel", "\"blå sykkel\""),
        ("rød eller blå sykkel", "grønn or blå"),
        ("rød eller blå sykkel", "sykkel -grønn"),
        ("og det var det", "det og"),
        ("fritt for x", "x"),
        ("Whatever", "nordmann"),
        ("Whatever", "blåbær what"),
        ("C'est la vie; select * from sessions", "select * from sessions; --"),
    ];

    private static readonly (string Said, string Asked)[] NotFitting =
    [
        ("rød eller blå sykkel", "\"rød sykkel\""),
        ("rød eller blå sykkel", "\"blå sykler\""),
        ("rød eller blå sykkel", "sykkel -blå"),
        ("rød eller blå sykkel", "sykkel -\"blå sykkel\""),
        ("rød eller blå sykkel", "sykkel båt"),
        ("rød eller blå sykkel", "s"),
        ("få", "fa"),
        ("lever den", "leverx"),
        ("end of one", "\"Kari Nordmann\""),
    ];

    [Fact]
    public async Task Words_InAnyForm_AreFound() => Assert.Empty(await Unlike(Fitting, hits: 1));

    [Fact]
    public async Task Words_ThatDoNotFit_AreNot() => Assert.Empty(await Unlike(NotFitting, hits: 0));

    [Fact]
    public async Task WordsOfSeveralMessages_AreFoundTogether_InARowOnlyInOne()
    {
        var chat = await Write("Hei, min faktura", "mangler på siden");
        await IndexAll();

        Assert.Equal([chat.Id], Ids(await Find("faktura mangler")));
        Assert.Empty((await Find("\"faktura mangler\"")).Hits);
    }

    [Fact]
    public async Task Text_WithoutAWord_IsRefused()
    {
        foreach (var asked in (string[])["\"", "-", "?!", "-faktura", "--faktura -", "''''", "\u200b\ufe0f", "& | ! <-> ()"])
        {
            var found = await Process.Get<ISessionSearch>().Find(
                new() { Text = asked }, Everything, null, static _ => true, CancellationToken.None);
            Assert.True(found.Refusal?.Code == RefusalCodes.SearchWithoutWords, asked);
        }
    }

    [Fact]
    public async Task Text_HoweverItIsWritten_IsAnswered()
    {
        string[] asked =
        [
            "\"faktura",
            "fak\"tura\"\"",
            "faktura & !levering | (x:*) <2> y",
            "NEAR(faktura levering, 5)",
            "words : faktura ^ + * AND OR NOT",
            "faktura' or '1'='1",
            "faktura\\ \\' \\\"",
            "{words} : (a b",
            "or",
            "or or or",
            "a or",
            "a or -b or c",
            "the of and",
            "og i på det",
            "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇴",
            "漢字かな交じり文 العربية עברית ไทย",
            "İıſß ﬀ Ǆ ①²",
            "\ud800 half \udc00",
        ];
        foreach (var text in asked)
            await Write("Faktura, levering x y", VisibleText.Clean(text.Replace("-b", "", StringComparison.Ordinal)));
        await IndexAll();

        foreach (var text in asked)
            Assert.True((await Find(text)).Hits.Count > 0, text);
    }

    [Fact]
    public async Task Text_OfTenThousandLetters_IsAnswered()
    {
        await Write(new string('x', 8_000), string.Join(' ', Enumerable.Range(0, 1_500).Select(number => $"w{number}")));
        await IndexAll();

        Assert.Single((await Find(new string('x', 10_000))).Hits);
        Assert.Single((await Find(string.Join(' ', Enumerable.Range(0, 200).Select(number => $"w{number}")))).Hits);
        Assert.Empty((await Find($"{new string('x', 10_000)} nowhere")).Hits);
    }

    [Fact]
    public async Task Filters_EachAndTogether_Fit()
    {
        var anne = TestSession.Agent("Anne");
        var tuesday = TestSession.Noon.AddDays(2);
        var one = await Write(0, before => before with { Rating = 5, Status = SessionStatus.Closed }, "faktura");
        var two = await Write(2 * 86_400, before => before with { Agent = anne, Status = SessionStatus.InQueue }, "faktura");
        await IndexAll();

        Assert.Equal([two.Id, one.Id], Ids(await Find("faktura")));
        Assert.Equal([two.Id, one.Id], Ids(await Find(new SearchFilter())));
        Assert.Equal([one.Id], Ids(await Find(new SearchFilter { Rating = 5 })));
        Assert.Empty((await Find(new SearchFilter { Rating = 4 })).Hits);
        Assert.Equal([two.Id], Ids(await Find(new SearchFilter { Agent = anne.Id, Text = "faktura" })));
        Assert.Equal([two.Id], Ids(await Find(new SearchFilter { State = SearchState.Waiting })));
        Assert.Equal([one.Id], Ids(await Find(new SearchFilter { State = SearchState.Ended })));
        Assert.Equal([two.Id], Ids(await Find(new SearchFilter { From = tuesday })));
        Assert.Equal([one.Id], Ids(await Find(new SearchFilter { Until = tuesday, Text = "faktura" })));
        Assert.Equal([two.Id, one.Id], Ids(await Find(new SearchFilter { Customer = "nord kari@ex", Channel = Shop })));
        Assert.Empty((await Find(new SearchFilter { Customer = "faktura" })).Hits);
        Assert.Empty((await Find(new SearchFilter { Channel = new ChannelId(Guid.NewGuid()) })).Hits);
        Assert.Empty((await Find(new SearchFilter { Tag = "bug" })).Hits);
    }

    [Fact]
    public async Task AgentWhoHadItBefore_IsAFilterToo()
    {
        var chat = await Write("Hei");
        var anne = TestSession.Agent("Anne");
        await chat.Add(new Accepted(anne, AcceptedHow.Transfer), before => before with { Agent = anne });
        await IndexAll();

        Assert.Equal([chat.Id], Ids(await Find(new SearchFilter { Agent = anne.Id })));
        Assert.Empty((await Find(new SearchFilter { Agent = Ola.Id })).Hits); // Ola has neither accepted nor written.
        await chat.Add(new MessageSent(Author.Of(Ola), MessageKind.Text, "Jeg hjelper"));
        await IndexAll();
        Assert.Equal([chat.Id], Ids(await Find(new SearchFilter { Agent = Ola.Id })));
    }

    [Fact]
    public async Task Scope_HasChannelsAndOwnChatsAndThoseThatWait_AndNothingElse()
    {
        var open = await Write("faktura");
        var waiting = await Write(1, before => before with { Status = SessionStatus.InQueue, Agent = null }, "faktura");
        await IndexAll();
        var nobody = new AgentId(Guid.NewGuid());

        Assert.Empty((await Find(new() { Text = "faktura" }, new(nobody, [], []))).Hits);
        Assert.Empty((await Find(new(), new(nobody, [new ChannelId(Guid.NewGuid())], []))).Hits);
        Assert.Equal([open.Id], Ids(await Find(new() { Text = "faktura" }, new(Ola.Id, [], []))));
        Assert.Equal([waiting.Id], Ids(await Find(new() { Text = "faktura" }, new(nobody, [], [Shop]))));
        Assert.Equal([waiting.Id, open.Id], Ids(await Find(new() { Text = "faktura" }, new(nobody, [Shop], []))));
    }

    [Fact]
    public async Task Tags_AreAFilter_AsTheyAreNow()
    {
        var (bug, other) = (new TagId(Guid.NewGuid()), new TagId(Guid.NewGuid()));
        var chat = await Write(0, before => before with { Tags = $"{other},{bug}" }, "faktura");
        await Write(1, null, "faktura");
        await IndexAll();

        Assert.Equal([chat.Id], Ids(await Find(new SearchFilter { Tag = bug.ToString(), Text = "faktura" })));
        Assert.Equal([chat.Id], Ids(await Find(new SearchFilter { Tag = other.ToString() })));

        await chat.Add(
            new TagsChanged(Author.Of(Ola), [], [new(bug, "Bug")]), before => before with { Tags = other.ToString() });
        await IndexAll();
        Assert.Empty((await Find(new SearchFilter { Tag = bug.ToString() })).Hits);
    }

    [Fact]
    public async Task ChatsThatOneIsMentionedIn_OrHandedOver_AreFound()
    {
        var (anne, before, nobody) = (TestSession.Agent("Anne"), TestSession.Agent("Per"), new AgentId(Guid.NewGuid()));
        var mentioned = await Write(
            0, known => known with { Mentioned = $"{Guid.NewGuid()},{anne.Id}" }, "faktura");
        var handedOver = await Write(1, known => known with { HandedOverBy = before.Id }, "faktura");
        await IndexAll();

        Assert.Equal([mentioned.Id], Ids(await Find(new() { Text = "faktura" }, new(anne.Id, [], []))));
        Assert.Equal([handedOver.Id], Ids(await Find(new() { Text = "faktura" }, new(before.Id, [], []))));
        Assert.Empty((await Find(new() { Text = "faktura" }, new(nobody, [], []))).Hits);
    }

    [Fact]
    public async Task Permission_AsItIsNow_GoesBeforeWhatTheIndexKnows()
    {
        var chat = await Write("faktura");
        await IndexAll();
        // Somebody else has it since, which the index does not know yet.
        var anne = TestSession.Agent("Anne");
        await chat.Add(new Accepted(anne, AcceptedHow.TakeOver), before => before with { Agent = anne });

        var page = await Find(new() { Text = "faktura" }, new(Ola.Id, [], []), mayRead: summary => summary.Agent?.Id == Ola.Id);

        Assert.Empty(page.Hits);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Pages_HaveEachChatOnce_WhateverComesMeanwhile()
    {
        var expected = new List<SessionId>();
        for (var number = 0; number < 60; number++)
            expected.Insert(0, (await Write(number, null, "faktura", $"nummer {number}")).Id);
        await IndexAll();

        var (found, after, pages) = (new List<SessionId>(), (string?)null, 0);
        do
        {
            var page = await Find(new() { Text = "faktura" }, after: after);
            found.AddRange(Ids(page));
            (after, pages) = (page.Next, pages + 1);
            await Write(1_000 + pages, null, "faktura");
            await IndexAll();
        }
        while (after is not null);

        Assert.Equal(expected, found);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task Chats_OfOneMoment_AreAllOnSomePage()
    {
        var expected = new HashSet<SessionId>();
        for (var number = 0; number < 40; number++)
            expected.Add((await Write("faktura")).Id);
        await IndexAll();

        var first = await Find("faktura");
        var second = await Find(new() { Text = "faktura" }, after: first.Next);

        Assert.Equal(expected, Ids(first).Concat(Ids(second)).ToHashSet());
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Place_ThatNoPageNamed_IsRefused()
    {
        foreach (var after in (string[])
            ["7", "7.x", "-1.00000000000000000000000000000000", "9223372036854775807.00000000000000000000000000000000"])
        {
            var found = await Process.Get<ISessionSearch>().Find(new(), Everything, after, static _ => true, CancellationToken.None);
            Assert.True(found.Refusal?.Code == RefusalCodes.InvalidInput, after);
        }
    }

    [Fact]
    public async Task Excerpt_HasTheWordsMarked_AndWhereTheyStand()
    {
        var chat = await Write("Hei", $"<b>Faktura</b> for {new string('y', 300)}", "To fakturaer til, en <i>faktura</i>.");
        await IndexAll();

        var hit = Assert.Single((await Find("faktura til")).Hits);

        Assert.Equal(4, hit.Seq);
        Assert.Equal("To [fakturaer] [til], en <i>[faktura]</i>.", Marked(hit));
        Assert.Equal(chat.Id, hit.Session.Id);
    }

    [Fact]
    public async Task Hit_InTheCustomersDataOnly_HasTheBeginningOfTheChat()
    {
        await Write("Hei på deg");
        await IndexAll();

        var hit = Assert.Single((await Find("nordmann")).Hits);

        Assert.Null(hit.Seq);
        Assert.Equal("Hei på deg", Marked(hit));
    }

    [Fact]
    public async Task Earlier_HasTheVisitorsOtherChats_AndNobodyElses()
    {
        var visitor = new VisitorId("the same");
        var first = await Write(0, before => before with { Visitor = visitor, Status = SessionStatus.Closed }, "en");
        var hidden = await Write(1, before => before with { Visitor = visitor, Status = SessionStatus.Closed }, "to");
        await Write(2, null, "an unverified address links nothing");
        var now = await Write(3, before => before with { Visitor = visitor }, "tre");

        var earlier = await Process.Get<ISessionSearch>().Earlier(
            now.Summary, Everything, now.Summary.RequestedAt, summary => summary.Id != hidden.Id, CancellationToken.None);

        Assert.Equal([first.Id], earlier.Chats.Select(static chat => chat.Id));
        Assert.Null(earlier.Next);
    }

    [Fact]
    public async Task Earlier_WithChatsThatAreNotForTheCaller_TellsOfNone()
    {
        var visitor = new VisitorId("the same");
        var written = new List<SessionId>();
        for (var number = 0; number < 60; number++)
        {
            written.Add((await Write(
                number, before => before with { Visitor = visitor, Status = SessionStatus.Closed })).Id);
        }

        var now = await Write(100, before => before with { Visitor = visitor }, "nå");
        // The newest thirty and the oldest five are not.
        var readable = written[5..30];

        var earlier = await Process.Get<ISessionSearch>().Earlier(
            now.Summary, Everything, now.Summary.RequestedAt, chat => readable.Contains(chat.Id), CancellationToken.None);

        Assert.Equal(Enumerable.Reverse(readable), earlier.Chats.Select(static chat => chat.Id));
        Assert.Null(earlier.Next);
        var more = await Process.Get<ISessionSearch>().Earlier(
            now.Summary, Everything, now.Summary.RequestedAt, chat => written.IndexOf(chat.Id) < 30, CancellationToken.None);
        Assert.Equal(TestSession.Noon.AddSeconds(5), more.Next);
    }

    [Fact]
    public async Task Earlier_OfAnErasedChat_HasNone()
    {
        var one = await Write("en");
        var two = await Write(5, null, "to");
        await one.DeleteAll();
        await two.DeleteAll();

        var earlier = await Process.Get<ISessionSearch>().Earlier(
            two.Summary, Everything, DateTimeOffset.MaxValue, static _ => true, CancellationToken.None);

        Assert.Empty(earlier.Chats);
    }

    /// <summary>Those of which another number is found; each is in a channel of its own.</summary>
    private async Task<List<string>> Unlike((string Said, string Asked)[] pairs, int hits)
    {
        var channels = pairs.Select(static _ => new ChannelId(Guid.NewGuid())).ToArray();
        for (var at = 0; at < pairs.Length; at++)
        {
            var channel = channels[at];
            await Write(at, before => before with { Channel = channel }, pairs[at].Said, "end");
        }

        await IndexAll();
        var wrong = new List<string>();
        for (var at = 0; at < pairs.Length; at++)
        {
            var found = (await Find(new() { Text = pairs[at].Asked }, new(new AgentId(Guid.NewGuid()), [channels[at]], []))).Hits.Count;
            if (found != hits)
                wrong.Add($"{pairs[at]}: {found}");
        }

        return wrong;
    }
}

public sealed class PostgreSqlSearchTests : SearchTests
{
    protected override async Task<TestDatabase> NewDatabase() => await PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteSearchTests : SearchTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
