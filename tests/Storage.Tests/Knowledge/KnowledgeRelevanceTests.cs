using System.Text.Json;
using OrleansChat.Databases;
using Xunit.Abstractions;

namespace OrleansChat.Knowledge;

/// <summary>
/// How often the right article is among the first three: 40 articles and 80 questions as customers write them, half of each in English and
/// half in Norwegian. The figure stands in docs/knowledge-search.md.
/// </summary>
public abstract class KnowledgeRelevanceTests(ITestOutputHelper output) : KnowledgeTestBase
{
    private const double Wanted = 0.9;
    private const int First = 3;

    [Fact]
    public async Task Questions_OfCustomers_FindTheRightArticleAmongTheFirstThree()
    {
        var articles = await WriteAll();
        var (found, missed, faint) = (0, new List<string>(), new List<string>());
        var questions = Read<Question>("questions");
        foreach (var question in questions)
        {
            var matches = await Ask(question);
            var place = matches.ToList().FindIndex(match => articles[match.Article] == question.Wants);
            if (place is >= 0 and < First)
                found++;
            else
                missed.Add($"{question.Asks} -> {question.Wants}: {Words(matches, articles)}");
            if (place is >= 0 and < First && !matches[place].IsGood)
                faint.Add($"{question.Asks} -> {question.Wants}: {Words(matches, articles)}");
        }

        var share = found / (double)questions.Length;
        output.WriteLine($"{GetType().Name}: {found} of {questions.Length} in the first {First}, {share:P1}");
        missed.ForEach(output.WriteLine);
        output.WriteLine($"Found, but not taken for a good answer: {faint.Count}");
        faint.ForEach(output.WriteLine);
        Assert.Equal((40, 80), (articles.Count, questions.Length));
        Assert.True(share >= Wanted, $"{share:P1} of the questions found their article:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public async Task Questions_ThatNoArticleAnswers_FindNothingGood()
    {
        var articles = await WriteAll();
        var wrong = new List<string>();
        var questions = Read<Question>("unanswered");
        foreach (var question in questions)
        {
            var matches = await Ask(question);
            output.WriteLine($"{question.Asks}: {Words(matches, articles)}");
            if (matches.Any(match => match.IsGood))
                wrong.Add($"{question.Asks}: {Words(matches, articles)}");
        }

        Assert.True(wrong.Count <= questions.Length / 5, string.Join('\n', wrong));
    }

    private Task<IReadOnlyList<KnowledgeMatch>> Ask(Question question) =>
        Search.Find(question.Asks, KnowledgeAudience.Public(null, question.Language), 5, CancellationToken.None);

    private async Task<Dictionary<ArticleId, string>> WriteAll()
    {
        var folder = await Folder();
        var written = new Dictionary<ArticleId, string>();
        foreach (var article in Read<Article>("articles"))
            written.Add(await Write(folder, article.Title, article.Body, article.Language), article.Id);
        return written;
    }

    private static string Words(IReadOnlyList<KnowledgeMatch> matches, Dictionary<ArticleId, string> articles) =>
        string.Join(", ", matches.Select(match => $"{articles[match.Article]} {match.Score:0.00}"));

    private static T[] Read<T>(string name) => JsonSerializer.Deserialize<T[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Knowledge", "relevance", $"{name}.json")), JsonSerializerOptions.Web)!;

    private sealed record Article(string Id, string Language, string Title, string Body);

    private sealed record Question(string Language, string Asks, string Wants);
}

public sealed class PostgreSqlKnowledgeRelevanceTests(ITestOutputHelper output) : KnowledgeRelevanceTests(output)
{
    protected override Task<TestDatabase> NewDatabase() => PostgreSqlTestDatabase.Create(ownServer: false);
}

public sealed class SqliteKnowledgeRelevanceTests(ITestOutputHelper output) : KnowledgeRelevanceTests(output)
{
    protected override Task<TestDatabase> NewDatabase() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
