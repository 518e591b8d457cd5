using System.Text;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Databases;
using OrleansChat.Sessions;
using OrleansChat.Testing;

namespace OrleansChat.Search;

/// <summary>
/// The index follows the logs: it misses nothing, keeps nothing that was erased, and is made anew beside those who write.
/// </summary>
public abstract class IndexedChatsTests : SearchTestBase
{
    /// <summary>How many stored stretches have this word in whatever form.</summary>
    protected abstract string CountOf(string word);

    [Fact]
    public async Task Message_ThatIsDeleted_LeavesTheIndexAndTheExcerpts()
    {
        var chat = await Write("hemmeligheten xylofon", "faktura");
        await IndexAll();
        Assert.Equal(1, await Process.Count(CountOf("xylofon")));

        await chat.Delete(2);

        // The index does not know yet; what it finds is not shown.
        Assert.Empty((await Find("xylofon")).Hits);
        await IndexAll();
        Assert.Equal(0, await Process.Count(CountOf("xylofon")));
        Assert.Equal([chat.Id], Ids(await Find("faktura")));
    }

    [Fact]
    public async Task Chat_ThatIsDeleted_LeavesTheIndexWithAllThatFiltersKnow()
    {
        var chat = await Write("xylofon");
        await IndexAll();

        await chat.DeleteAll();

        Assert.Empty((await Find("xylofon")).Hits);
        Assert.Empty((await Find(new SearchFilter())).Hits);
        await IndexAll();
        Assert.Equal(0, await Process.Count(CountOf("xylofon")));
        Assert.Equal(0, await Process.Count(CountOf("nordmann")));
        Assert.Empty((await Find(new SearchFilter())).Hits);
    }

    [Fact]
    public async Task WhoReadTheLogBeforeAnErasure_DoesNotBringItBack()
    {
        var chat = await Write("xylofon");
        var before = await Chats.Build([chat.Id], CancellationToken.None);
        await chat.DeleteAll();
        await IndexAll();

        await Index.Rewrite(before, CancellationToken.None);

        Assert.Equal(0, await Process.Count(CountOf("xylofon")));
    }

    [Fact]
    public async Task Chat_WithoutWords_IsFoundByFilters()
    {
        var chat = await Write();
        await IndexAll();

        Assert.Equal([chat.Id], Ids(await Find(new SearchFilter { Agent = Ola.Id })));
        await chat.Say("Velkommen til xylofon", MessageKind.Welcome);
        await IndexAll();
        Assert.Empty((await Find("xylofon")).Hits);
    }

    [Fact]
    public async Task LongChat_IsFoundByWhatWasSaidLast_AndByFiltersOnce()
    {
        var chat = await Write(Enumerable.Range(0, 520).Select(number => $"linje {number}").ToArray());
        await chat.Say("til slutt en xylofon");
        await IndexAll();
        Assert.Equal(2, await Process.Count("select count(*) from search_documents"));

        var hit = Assert.Single((await Find("xylofon")).Hits);
        Assert.Equal(522, hit.Seq);
        Assert.Single((await Find("linje")).Hits);

        await chat.DeleteAll();
        await IndexAll();
        Assert.Equal(1, await Process.Count("select count(*) from search_documents"));
        Assert.Equal(0, await Process.Count(CountOf("xylofon")));
    }

    [Fact]
    public async Task Changes_AreTakenOnce_AndNothingIsWrittenWhereNothingIsNew()
    {
        var chat = await Write("faktura");
        await IndexAll();
        Assert.Equal(0, await Process.Count("select count(*) from search_pending"));

        await chat.Add(new MessagesRead(AuthorKind.Agent, 2));

        Assert.Equal(1, await Index.TakeChanged(Chats.Build, [], CancellationToken.None));
        Assert.Equal(0, await Index.TakeChanged(Chats.Build, [], CancellationToken.None));
        Assert.Equal(3, await Process.Count("select max(seq) from search_documents"));
    }

    [Fact]
    public async Task WhatWasWrittenWhileTheLogWasRead_IsIndexedNext()
    {
        var chat = await Write("faktura");

        await Index.TakeChanged(
            async (sessions, cancellation) =>
            {
                var built = await Chats.Build(sessions, cancellation);
                await chat.Say("xylofon");
                return built;
            },
            [],
            CancellationToken.None);

        Assert.Empty((await Find("xylofon")).Hits);
        await IndexAll();
        Assert.Equal([chat.Id], Ids(await Find("xylofon")));
    }

    [Fact]
    public async Task Note_IsFoundUntilItIsErased_AndAWhisperNever()
    {
        var chat = await Write("faktura");
        await chat.Add(new NoteAdded(Author.Of(Ola), "en xylofon blant kolleger", []));
        await chat.Add(new WhisperSent(Author.Of(Ola), "en hviskelyd", Ola, Shop));
        await IndexAll();

        Assert.Equal(3, Assert.Single((await Find("xylofon")).Hits).Seq);
        Assert.Empty((await Find("hviskelyd")).Hits);
        Assert.Equal(0, await Process.Count(CountOf("hviskelyd")));

        await chat.DeleteAll();
        await IndexAll();
        Assert.Equal(0, await Process.Count(CountOf("xylofon")));
    }

    [Fact]
    public async Task LongChat_Pauses_AndTheOthersDoNot()
    {
        var time = new FakeTimeProvider(TestSession.Noon);
        var paused = new LongChats(time);
        var chat = await Write(Enumerable.Range(0, 1_000).Select(number => $"linje {number}").ToArray());
        var other = await Write("faktura");
        paused.Add(await Chats.Build([chat.Id, other.Id], CancellationToken.None));
        Assert.Equal([chat.Id], paused.Pausing());
        Assert.Equal(TimeSpan.FromSeconds(1), paused.Next(TimeSpan.FromSeconds(1)));

        Assert.Equal(1, await Index.TakeChanged(Chats.Build, paused.Pausing(), CancellationToken.None));
        Assert.Equal(0, await Index.TakeChanged(Chats.Build, paused.Pausing(), CancellationToken.None));
        Assert.Empty((await Find("linje")).Hits);

        time.Advance(paused.Next(TimeSpan.MaxValue));
        Assert.Empty(paused.Pausing());
        Assert.Equal(1, await Index.TakeChanged(Chats.Build, paused.Pausing(), CancellationToken.None));
        Assert.Equal([chat.Id], Ids(await Find("linje")));
    }

    [Fact]
    public async Task WhatCouldNotBeBuilt_IsTriedAgain()
    {
        var chat = await Write("xylofon");

        Assert.Equal(0, await Index.TakeChanged(
            (_, _) => Task.FromResult<IReadOnlyList<SearchDocument>>([]), [], CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Index.TakeChanged(
            (_, _) => throw new InvalidOperationException("a silo that dies"), [], CancellationToken.None));

        await IndexAll();
        Assert.Equal([chat.Id], Ids(await Find("xylofon")));
    }

    [Fact]
    public async Task Rebuild_OfAnEmptiedIndex_FindsEverythingAgainAndWhatIsWrittenMeanwhile()
    {
        var first = await Write("xylofon en");
        var second = await Write(1, null, "xylofon to");
        await IndexAll();
        await Damage();
        Assert.Empty((await Find("xylofon")).Hits);
        await second.Say("og mer");

        var done = await Process.Get<ISearchRebuild>().Run(static _ => { }, CancellationToken.None);

        Assert.Equal(2, done);
        Assert.Equal([second.Id, first.Id], Ids(await Find("xylofon")));
        await IndexAll();
        Assert.Equal([second.Id], Ids(await Find("mer")));
    }

    /// <summary>The words are gone, and the index does not know it.</summary>
    protected abstract Task Damage();
}

public sealed class PostgreSqlIndexedChatsTests : IndexedChatsTests
{
    [Fact]
    public async Task Chat_CommittedLateWithAnEarlyId_IsIndexed()
    {
        var early = await Write("xylofon en");
        await IndexAll();
        await using var connection = await Process.Database.Open(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var change = connection.CreateCommand();
        change.CommandText = "update sessions set seq = seq + 1";
        change.Transaction = transaction;
        await change.ExecuteNonQueryAsync();

        var late = await Write(1, null, "xylofon to");
        await IndexAll();
        Assert.Equal(0, await Process.Count("select count(*) from search_pending"));
        await transaction.CommitAsync();

        Assert.Equal(1, await Process.Count("select count(*) from search_pending"));
        Assert.Equal([late.Id, early.Id], Ids(await Find("xylofon")));
    }

    [Fact]
    public async Task Silos_SideBySide_TakeEachChatOnce()
    {
        for (var number = 0; number < 30; number++)
            await Write(number, null, "xylofon");

        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await Index.TakeChanged(Chats.Build, [], CancellationToken.None) is > 0 and var some)
                Interlocked.Add(ref taken, some);
        }));

        Assert.Equal(30, await Process.Count("select count(*) from search_documents"));
        Assert.Equal(0, await Process.Count("select count(*) from search_pending"));
        Assert.True(taken >= 30);
    }

    protected override async Task<TestDatabase> NewDatabase() => await PostgreSqlTestDatabase.Create(ownServer: false);

    protected override string CountOf(string word) => $"select count(*) from search_documents where words::text like '%{word}%'";

    protected override Task Damage() =>
        Process.Count("with gone as (update search_documents set words = '' returning 1) select count(*) from gone");
}

public sealed class SqliteIndexedChatsTests : IndexedChatsTests
{
    private SqliteTestDatabase? _files;

    [Fact]
    public async Task WhatIsErased_IsInNoFile()
    {
        var folder = _files!.Configuration()["Chat:Data"]!;
        var word = $"hemmelig{Guid.NewGuid():N}";
        var chat = await Write($"det {word} gjelder", "faktura");
        await IndexAll();
        Assert.True(IsIn(folder, word));

        await chat.Delete(2);
        await IndexAll();

        // Words of an index share their beginnings: the end tells.
        await Eventually.Holds("the word to be in no file", () => !IsIn(folder, word[12..]));
    }

    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(_files = new SqliteTestDatabase());

    protected override string CountOf(string word) => $"select count(*) from search_words where search_words match '{word}*'";

    protected override async Task Damage()
    {
        await using var connection = await Process.Database.Open(CancellationToken.None);
        await using var delete = connection.CreateCommand();
        delete.CommandText = "delete from search_words";
        await delete.ExecuteNonQueryAsync();
    }

    private static bool IsIn(string folder, string words) => Directory.GetFiles(folder, "chat.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
    });
}
