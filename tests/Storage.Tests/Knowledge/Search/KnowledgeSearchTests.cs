using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrleansChat.Databases;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

public abstract class KnowledgeSearchTests : KnowledgeTestBase
{
    private static readonly KnowledgeAudience English = KnowledgeAudience.Public(null, "en");
    private static readonly KnowledgeAudience Norwegian = KnowledgeAudience.Public(null, "nb");

    [Theory]
    [InlineData("passordbytte")]
    [InlineData("bytte passord")]
    [InlineData("bytter passordet")]
    [InlineData("pasord")]
    [InlineData("passrod")]
    [InlineData("pass ord")]
    [InlineData("hvordan bytter jeg passordet mitt?")]
    public async Task Norwegian_InOtherForms_IsFound(string question)
    {
        var folder = await Folder();
        await Write(folder, "Åpningstider", "Vi åpner klokka ni.", "nb");
        var wanted = await Write(folder, "Bytte av passord", "Gå til Min side.", "nb");
        Assert.Equal([wanted], await Find(question, Norwegian));
    }

    [Theory]
    [InlineData("bytte")]
    [InlineData("passord")]
    [InlineData("bytte av passord")]
    public async Task Compound_IsFoundByItsParts(string question)
    {
        var folder = await Folder();
        await Write(folder, "Åpningstider", "Vi åpner klokka ni.", "nb");
        var wanted = await Write(folder, "Passordbytte", "Gå til Min side.", "nb");
        Assert.Equal([wanted], await Find(question, Norwegian));
    }

    [Theory]
    [InlineData("deliveries")]
    [InlineData("delivered")]
    [InlineData("delivry")]
    [InlineData("dleivery")]
    [InlineData("when do I get my delivery, please?")]
    public async Task English_InOtherForms_IsFound(string question)
    {
        var folder = await Folder();
        await Write(folder, "Opening hours", "From nine.");
        var wanted = await Write(folder, "Delivery times", "Two days.");
        Assert.Equal([wanted], await Find(question, English));
    }

    [Fact]
    public async Task Title_CountsMoreThanTheText()
    {
        var folder = await Folder();
        var inText = await Write(folder, "Opening hours", "Invoices are sent by our shop. An invoice has a number. Ask for your invoice.");
        var inTitle = await Write(folder, "Invoices", "They come by mail, with the order that they belong to, and can be printed.");
        Assert.Equal([inTitle, inText], await Find("invoice", English));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the and of to")]
    [InlineData("hvordan kan jeg")]
    [InlineData("!!! ??? --")]
    [InlineData("' or 1=1 --")]
    [InlineData("\" OR * NEAR( \\ :")]
    [InlineData("a:b & !c | (d")]
    public async Task WordsThatSayNothing_FindNothing(string question)
    {
        await Write(await Folder(), "The one and only", "To be or not to be.");
        Assert.Empty(await Find(question, English));
    }

    [Fact]
    public async Task Audiences_SeeWhatIsForThem_AndNothingElse()
    {
        var (shop, other) = (await Folder(), await Folder());
        var below = await Folder(shop);
        var article = await Write(below, "Zebra public", "Text");
        var elsewhere = await Write(other, "Zebra elsewhere", "Text");
        var insider = await Write(below, "Zebra internal", "Text", change: (own, _) => own.Internal = true);
        var draft = await Write(below, "Zebra draft", "Text", change: (_, text) => text.PublishedAt = null);
        var later = await Write(below, "Zebra later", "Text", change: (_, text) => text.PublishedAt = DateTimeOffset.UtcNow.AddDays(1));
        var translated = await Write(below, "Zebra på norsk", "Tekst", "nb");

        Assert.Equal([article], await Find("zebra", KnowledgeAudience.Public(new(shop), "en")));
        Assert.Equal([translated], await Find("zebra", KnowledgeAudience.Public(new(shop), "no")));
        AssertSame([article, elsewhere], await Find("zebra", English));
        Assert.Empty(await Find("zebra", KnowledgeAudience.Public(new(Guid.NewGuid()), "en")));
        AssertSame([article, insider, translated], await Find("zebra", KnowledgeAudience.Agents(new(shop))));
        AssertSame([article, insider, draft, later, translated], await Find("zebra", KnowledgeAudience.Editors(new(shop))));
    }

    [Fact]
    public async Task Article_ChangedAndDeleted_IsFoundByWhatItSaysNow()
    {
        var folder = await Folder();
        var article = await Write(folder, "Giraffe", "Long neck");
        await using (var context = Context())
        {
            var translation = await context.KnowledgeTranslations.SingleAsync();
            translation.Title = "Elephant";
            await context.SaveChangesAsync();
            await Process.Get<IKnowledgeWords>().Write(context, translation, "Big ears", CancellationToken.None);
        }

        Assert.Empty(await Find("giraffe", English));
        Assert.Equal([article], await Find("elephants", English));

        await using (var context = Context())
        {
            context.Remove(await context.KnowledgeArticles.SingleAsync());
            await context.SaveChangesAsync();
        }

        Assert.Empty(await Find("elephant", English));
        Assert.Equal((0, 0), await Process.Get<KnowledgeIndex>().Size(CancellationToken.None));
    }

    /// <summary>Only what the audience may read says how a word is spelt.</summary>
    [Fact]
    public async Task Misspelling_OfAnArticleThatNobodyMayRead_IsToleratedAsBefore()
    {
        var (folder, other) = (await Folder(), await Folder());
        var wanted = await Write(folder, "Password", "How it is changed.");
        await Write(folder, "Pasword", "Draft.", change: (_, text) => text.PublishedAt = null);
        await Write(folder, "Pasword", "Often misspelt pasword.", change: (article, _) => article.Internal = true);
        await Write(other, "Pasword", "Of another channel.");
        await using (var context = Context())
        {
            var gone = await context.KnowledgeTranslations.SingleAsync(known => known.Body == "Draft.");
            context.Remove(await context.KnowledgeArticles.SingleAsync(known => known.Id == gone.ArticleId));
            await context.SaveChangesAsync();
        }

        Assert.Equal([wanted], await Find("pasword", KnowledgeAudience.Public(new(folder), "en")));
    }

    [Fact]
    public async Task Compound_OfAnArticleThatNobodyMayRead_ChangesNoScore()
    {
        var folder = await Folder();
        await Write(folder, "Bytte av passord", "Gå til Min side.", "nb");
        var audience = KnowledgeAudience.Public(null, "nb");
        var before = (await Search.Find("passord kvittering", audience, 1, CancellationToken.None))[0].Score;
        await using (var context = Context())
            await context.Database.ExecuteSqlRawAsync("insert into knowledge_terms (term) values ('kvitteringsarkiv'), ('kvittring')");
        Assert.Equal(before, (await Search.Find("passord kvittering", audience, 1, CancellationToken.None))[0].Score);
    }

    /// <summary>A mark with no letter before it, as editors leave behind, is no word.</summary>
    [Fact]
    public async Task Mark_ThatStandsAlone_IsNoWord()
    {
        var article = await Write(await Folder(), "Marked \u0301 title", "x \u0301 y \u064b, \"\u0e31\" z");
        Assert.Equal([article], await Find("marked \u0301 title", English));
    }

    [Fact]
    public async Task Question_OfManyUnknownWords_ReadsTheListOfWordsAFewTimesOnly()
    {
        await Write(await Folder(), "Passord", "Tekst", "nb");
        var index = new CountingIndex(Process.Get<KnowledgeIndex>(), Process.Get<ChatDatabase>());
        var filter = new CandidateFilter(false, false, "nb", null, DateTimeOffset.UtcNow);
        var words = Enumerable.Range(0, 40).Select(static number => $"ukjent{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}");
        var asked = await new SearchTermReader(index, filter).Read($"pasord {string.Join(' ', words)}", CancellationToken.None);
        Assert.Equal(40, asked.Count);
        Assert.Equal((8, 8), (index.Containings, index.Nears));
    }

    [Fact]
    public async Task Article_AsLongAsItMayBe_IsIndexed()
    {
        var words = string.Join(' ', Enumerable.Range(0, 30_000).Select(static number => $"w{number}x"));
        var article = await Write(await Folder(), "Very long", words);
        Assert.Equal([article], await Find("w7000x", English));
        Assert.Equal([article], await Find("very long", KnowledgeAudience.Agents()));
    }

    private static void AssertSame(IEnumerable<ArticleId> wanted, IEnumerable<ArticleId> found) =>
        Assert.Equal(wanted.Select(static id => id.Value).Order(), found.Select(static id => id.Value).Order());
}

public sealed class PostgreSqlKnowledgeSearchTests : KnowledgeSearchTests
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);

    /// <summary>A role that may make tables in its schema, and no extensions.</summary>
    [Fact]
    public async Task Database_WhoseRoleMayNotCreateExtensions_IsUpgradedAndFindsMisspeltWords()
    {
        await using var database = (PostgreSqlTestDatabase)await PostgreSqlTestDatabase.Create(ownServer: false);
        var role = $"limited_{Guid.NewGuid():N}";
        await using (var owner = new NpgsqlConnection(database.ConnectionString))
        {
            await owner.OpenAsync();
            await using var command = owner.CreateCommand();
            command.CommandText = $"create role {role} login password 'limited'; grant usage, create on schema public to {role}";
            await command.ExecuteNonQueryAsync();
        }

        var limited = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "limited" };
        await using var process = await StorageProcess.Start(
            database, null, ("Chat:Database:ConnectionString", limited.ConnectionString));

        Assert.Equal(0, await process.Count("select count(*) from pg_extension where extname = 'pg_trgm'"));
        var index = process.Get<KnowledgeIndex>();
        await using (var context = process.Get<IDbContextFactory<ChatDbContext>>().CreateDbContext())
            await context.Database.ExecuteSqlRawAsync("insert into knowledge_terms (term) values ('deliveries'), ('other')");
        Assert.Contains("deliveries", await index.Near("delivreies", CancellationToken.None));
        Assert.Contains("deliveries", await index.Containing("deliver", CancellationToken.None));
    }
}

public sealed class SqliteKnowledgeSearchTests : KnowledgeSearchTests
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
