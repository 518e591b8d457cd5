using System.Text.Json;
using OrleansChat.Accounts.People;
using OrleansChat.Clients;
using OrleansChat.Results;

namespace OrleansChat.Knowledge;

[Collection(PeopleCollection.Name)]
public class KnowledgeArticleTests(PeopleHost host)
{
    [Fact]
    public async Task Article_InTwoLanguages_HasATranslationEach()
    {
        var folder = await host.Admin.NewFolder();
        var made = await host.Admin.NewArticle(folder.Id, "Change your password", "Go to **Profile**.");
        var saved = await Browser.Value<ArticleView>(
            await host.Admin.Save(made.Id, "NO", new("Bytte passord på øya", "Gå til **Profil**.", 0)));

        Assert.Equal(["en", "nb"], saved.Translations.Select(each => each.Row.Language));
        Assert.StartsWith("change-your-password", saved.Translations[0].Row.Slug, StringComparison.Ordinal);
        Assert.StartsWith("bytte-passord-pa-oya", saved.Translations[1].Row.Slug, StringComparison.Ordinal);
        Assert.Equal("<p>Gå til <strong>Profil</strong>.</p>", saved.Translations[1].Html.Trim());
        Assert.All(saved.Translations, each => Assert.Null(each.Row.PublishedAt));
    }

    [Fact]
    public async Task Articles_OfOneTitle_HaveAddressesOfTheirOwn()
    {
        var folder = await host.Admin.NewFolder();
        var title = $"Twins {Guid.NewGuid():N}";
        var (one, other) = (await host.Admin.NewArticle(folder.Id, title), await host.Admin.NewArticle(folder.Id, title));
        Assert.Equal($"{one.Translations[0].Row.Slug}-2", other.Translations[0].Row.Slug);

        var taken = await host.Admin.Save(other.Id, "en", new(title, "Text", 1, one.Translations[0].Row.Slug));
        Assert.Equal(RefusalCodes.SlugTaken, await Browser.Code(taken));
    }

    [Fact]
    public async Task TwoEditors_OfOneArticle_TheLaterGetsWhatTheOtherWrote()
    {
        var folder = await host.Admin.NewFolder();
        var made = await host.Admin.NewArticle(folder.Id, "Opening hours");
        Assert.Null(await Browser.Code(await host.Admin.Save(made.Id, "en", new("Opening hours", "From nine.", 1))));

        var late = await host.Admin.Save(made.Id, "en", new("Opening hours", "From ten.", 1));

        var problem = await Browser.Problem(late);
        Assert.Equal(RefusalCodes.ArticleChangedMeanwhile, problem.GetProperty("code").GetString());
        var details = problem.GetProperty("details").Deserialize<Dictionary<string, string>>()!;
        Assert.Equal(
            ("2", "Opening hours", "From nine.", "Ada Admin"), (details["version"], details["title"], details["body"], details["by"]));

        // The same call once more, because its answer was lost, is no conflict.
        Assert.Null(await Browser.Code(await host.Admin.Save(made.Id, "en", new("Opening hours", "From nine.", 1))));
    }

    [Fact]
    public async Task Article_SavedByAnotherMeanwhile_IsNotPublishedUnseen()
    {
        var made = await host.Admin.NewArticle((await host.Admin.NewFolder()).Id, "Seen");
        await host.Admin.Save(made.Id, "en", new("Not seen", "Text", 1));
        Task<HttpResponseMessage> Publish(long version) => host.Admin.Post(
            $"{KnowledgeSteps.Base}/publications", new PublishRequest([made.Id], true, ["en"], Version: version));

        Assert.Equal(RefusalCodes.ArticleChangedMeanwhile, await Browser.Code(await Publish(1)));
        Assert.Null((await host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{made.Id}")).Translations[0].Row.PublishedAt);
        Assert.Null(await Browser.Code(await Publish(2)));
    }

    [Fact]
    public async Task TwoEditors_SavingAtOnce_OneWinsAndTheOtherIsRefused()
    {
        var folder = await host.Admin.NewFolder();
        for (var round = 0; round < 5; round++)
        {
            var made = await host.Admin.NewArticle(folder.Id, "Race");
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(each => host.Admin.Save(made.Id, "en", new("Race", $"Text {each}", 1))));
            var codes = await Task.WhenAll(answers.Select(Browser.Code));
            Assert.Single(codes, (string?)null);
            Assert.Equal(3, codes.Count(code => code == RefusalCodes.ArticleChangedMeanwhile));
            Assert.Equal([2, 1], (await Versions(made.Id)).Select(version => version.Number));
        }
    }

    [Fact]
    public async Task Versions_OfASavedArticle_AreAllKept()
    {
        var folder = await host.Admin.NewFolder();
        var made = await host.Admin.NewArticle(folder.Id, "First", "One.");
        await host.Admin.Save(made.Id, "en", new("Second", "Two.", 1));
        // What says the same is no version.
        await host.Admin.Save(made.Id, "en", new("Second", "Two.", 2));

        Assert.Equal(["Second", "First"], (await Versions(made.Id)).Select(version => version.Title));
        var first = await host.Admin.Read<ArticleVersion>($"{KnowledgeSteps.Base}/articles/{made.Id}/translations/en/versions/1");
        Assert.Equal(("One.", "Ada Admin"), (first.Body, first.By));
        Assert.Equal(RefusalCodes.ArticleNotFound, await host.Admin.CodeOf($"articles/{made.Id}/translations/en/versions/3"));
    }

    [Fact]
    public async Task Article_TooLong_IsRefusedWithItsCode()
    {
        var folder = await host.Admin.NewFolder();
        var long1 = new AddArticleRequest(folder.Id, "en", "Long", new string('a', 1024 * 1024));
        Assert.Equal(RefusalCodes.ArticleTooLarge, await Browser.Code(await host.Admin.Post($"{KnowledgeSteps.Base}/articles", long1)));
        var preview = await host.Admin.Post($"{KnowledgeSteps.Base}/preview", new MarkdownRequest(new string('a', 1024 * 1024)));
        Assert.Equal(RefusalCodes.ArticleTooLarge, await Browser.Code(preview));
        // The longest is taken.
        var longest = string.Concat(Enumerable.Repeat("word ", KnowledgeLimits.ArticleBytes / 5));
        var whole = new AddArticleRequest(folder.Id, "en", "Whole", longest);
        Assert.Null(await Browser.Code(await host.Admin.Post($"{KnowledgeSteps.Base}/articles", whole)));
    }

    [Theory]
    [InlineData("title", "", "text", null)]
    [InlineData("slug", "Title", "text", "Not A Slug")]
    [InlineData("slug", "Title", "text", "../up")]
    public async Task Article_BadInput_IsRefused(string field, string title, string body, string? slug)
    {
        var folder = await host.Admin.NewFolder();
        var response = await host.Admin.Post($"{KnowledgeSteps.Base}/articles", new AddArticleRequest(folder.Id, "en", title, body, slug));
        var problem = await Browser.Problem(response);
        Assert.Equal(RefusalCodes.InvalidInput, problem.GetProperty("code").GetString());
        Assert.Equal(field, problem.GetProperty("details").GetProperty("field").GetString());
    }

    [Fact]
    public async Task Article_NestedWithoutEnd_IsRefused()
    {
        var nested = await host.Admin.Post($"{KnowledgeSteps.Base}/preview", new MarkdownRequest(new string('>', 100_000)));
        Assert.Equal(RefusalCodes.InvalidInput, await Browser.Code(nested));
    }

    [Fact]
    public async Task Articles_PublishedTogether_AreAndTheMissingAreNamed()
    {
        var folder = await host.Admin.NewFolder();
        var (one, other) = (await host.Admin.NewArticle(folder.Id, "One"), await host.Admin.NewArticle(folder.Id, "Other"));
        var gone = Guid.NewGuid().ToString("N");

        var published = await host.Admin.Publish(one.Id, other.Id, gone);

        Assert.Equal([gone], published.Missing);
        Assert.Equal([one.Id, other.Id], published.Articles.Select(article => article.Id));
        Assert.All(published.Articles, article => Assert.NotNull(article.Translations[0].PublishedAt));
        var since = published.Articles[0].Translations[0].PublishedAt;
        Assert.Equal(since, (await host.Admin.Publish(one.Id)).Articles[0].Translations[0].PublishedAt);
        var drafts = await host.Admin.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([one.Id], false));
        Assert.Null(drafts.Articles[0].Translations[0].PublishedAt);
    }

    [Fact]
    public async Task Article_MovedAndDeleted_IsThereAndThenNowhere()
    {
        var (from, to) = (await host.Admin.NewFolder(), await host.Admin.NewFolder());
        var word = $"zebra{Guid.NewGuid():N}";
        var (first, made) = (await host.Admin.NewArticle(to.Id, "First"), await host.Admin.NewArticle(from.Id, $"About {word}"));
        Assert.Null(await Browser.Code(
            await host.Admin.Put($"{KnowledgeSteps.Base}/articles/{made.Id}/place", new PlaceArticleRequest(to.Id, first.Id))));
        Assert.Equal([made.Id, first.Id], (await In(to.Id)).Select(article => article.Id));
        Assert.Empty(await In(from.Id));
        Assert.Equal(made.Id, Assert.Single(await host.Admin.Find(word, to.Id)).Id);

        Assert.Null(await Browser.Code(await host.Admin.Delete($"{KnowledgeSteps.Base}/articles/{made.Id}")));
        Assert.Equal(RefusalCodes.ArticleNotFound, await host.Admin.CodeOf($"articles/{made.Id}"));
        Assert.Empty(await host.Admin.Find(word));
    }

    private Task<ArticleVersionRow[]> Versions(string article) =>
        host.Admin.Read<ArticleVersionRow[]>($"{KnowledgeSteps.Base}/articles/{article}/translations/en/versions");

    private Task<ArticleRow[]> In(string folder) => host.Admin.Read<ArticleRow[]>($"{KnowledgeSteps.Base}/articles?folder={folder}");
}
