using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrleansChat.Accounts.People;
using OrleansChat.Storage;

namespace OrleansChat.Knowledge;

[Collection(PeopleCollection.Name)]
public class KnowledgeCountTests(PeopleHost host)
{
    [Fact]
    public async Task ViewsAndVotes_AreAddedUpWhenTheyAreFlushed_AndNotBefore()
    {
        var (read, article) = await Published();
        var counts = host.Front.Services.GetRequiredService<KnowledgeCounts>();
        await counts.Flush(CancellationToken.None);
        for (var times = 0; times < 3; times++)
            counts.View(read.Translation);
        counts.Vote(read.Translation, helpful: true);
        counts.Vote(read.Translation, helpful: false);

        await counts.Flush(CancellationToken.None);
        counts.View(read.Translation);
        await counts.Flush(CancellationToken.None);

        var row = (await host.Admin.Read<ArticleView>($"{KnowledgeSteps.Base}/articles/{article}")).Translations[0].Row;
        Assert.Equal((4, 1, 1), (row.Views, row.Helpful, row.Unhelpful));
    }

    [Fact]
    public async Task Views_OfAnArticleThatIsGone_AreForgotten()
    {
        var (read, article) = await Published();
        var counts = host.Front.Services.GetRequiredService<KnowledgeCounts>();
        counts.View(read.Translation);
        await host.Admin.Delete($"{KnowledgeSteps.Base}/articles/{article}");

        await counts.Flush(CancellationToken.None);

        Assert.False(counts.Has(read.Translation));
        await using var scope = host.Front.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<ChatDbContext>().KnowledgeCounts
            .AnyAsync(row => row.TranslationId == read.Translation));
    }

    [Fact]
    public async Task Reader_ByAFormerAddress_KnowsTheOneOfNow()
    {
        var (read, article) = await Published();
        await host.Admin.Save(article, "en", new("Renamed", "Text", 1, $"renamed-{article}"));
        await using var scope = host.Front.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<KnowledgeReader>();
        var everybody = KnowledgeAudience.Public(null, "en");

        Assert.Null(await reader.Find(read.Slug, everybody, CancellationToken.None));
        Assert.Equal($"renamed-{article}", await reader.MovedTo(read.Slug, everybody, CancellationToken.None));
        Assert.Equal("Renamed", (await reader.Find($"renamed-{article}", everybody, CancellationToken.None))!.Title);

        await host.Admin.Ask<Publications>($"{KnowledgeSteps.Base}/publications", new PublishRequest([article], false));
        Assert.Null(await reader.MovedTo(read.Slug, everybody, CancellationToken.None));
        Assert.Null(await reader.Find(new ArticleId(Guid.Parse(article)), everybody, CancellationToken.None));
    }

    private async Task<(ReadableArticle Read, string Article)> Published()
    {
        var made = await host.Admin.NewArticle((await host.Admin.NewFolder()).Id, $"Counted {Guid.NewGuid():N}");
        await host.Admin.Publish(made.Id);
        await using var scope = host.Front.Services.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<KnowledgeReader>()
            .Find(made.Translations[0].Row.Slug, KnowledgeAudience.Public(null, "en"), CancellationToken.None);
        return (read!, made.Id);
    }
}
