using System.Net;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>What readers do is counted: that they read, and whether it helped.</summary>
[Collection(FrontCollection.Name)]
public class FaqVoteTests(FrontHost front)
{
    [Fact]
    public async Task Helpful_SaidTwiceByOneVisitor_CountsOnce()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Is it helpful?", "Yes.");
        await front.Get(scene.PathOf(article));

        var said = await Say(scene, article, "no");
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        Assert.Equal($"/{scene.PathOf(article)}?thanks#helpful", said.Headers.Location?.ToString());
        var thanks = await (await front.Get(said.Headers.Location!.ToString())).Content.ReadAsStringAsync();
        Assert.Contains("Thank you for telling us.", thanks, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"helpful\"", thanks, StringComparison.Ordinal);
        await Say(scene, article, "no", FrontHost.CookieOf(said));

        await AssertCounts(article, views: 1, helpful: 0, unhelpful: 1);
    }

    /// <summary>Suggestions and old links have no title, or another, in their address: they lead to the one that has.</summary>
    [Fact]
    public async Task View_ByAnAddressThatLeadsOn_CountsOnce()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Counted once", "Yes.");

        var there = await scene.Get($"en/{article.Id}");

        Assert.Equal(HttpStatusCode.MovedPermanently, there.StatusCode);
        await front.Get(there.Headers.Location!.ToString());
        await AssertCounts(article, views: 1, helpful: 0, unhelpful: 0);
    }

    [Fact]
    public async Task Helpful_SaidAgainAndAgainWithoutCookies_CountsAFewTimes()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Popular", "Very.");
        for (var i = 0; i < 9; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await Say(scene, article, "yes")).StatusCode);
        await AssertCounts(article, views: 0, helpful: 5, unhelpful: 0);
    }

    [Fact]
    public async Task Helpful_FromAnotherWebsiteOrWithoutAnAnswer_IsRefused()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Ask me here", "Only here.");
        var form = new FormUrlEncodedContent([new("helpful", "yes")]);
        var foreign = await front.Ask(
            HttpMethod.Post, $"{scene.PathOf(article)}/helpful", form, header: ("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Say(scene, article, "maybe")).StatusCode);
        await AssertCounts(article, views: 0, helpful: 0, unhelpful: 0);
    }

    private Task<HttpResponseMessage> Say(FaqScene scene, ArticleView article, string helpful, string? cookie = null) => front.Ask(
        HttpMethod.Post, $"{scene.PathOf(article)}/helpful", new FormUrlEncodedContent([new("helpful", helpful)]), cookie);

    /// <summary>They are added up every few seconds: one more view, which comes after all before, says when.</summary>
    private async Task AssertCounts(ArticleView article, int views, int helpful, int unhelpful)
    {
        await Services().Flush(CancellationToken.None);
        var read = await Browser.Value<ArticleView>(await front.Get($"api/knowledge/articles/{article.Id}", front.Administrator));
        var row = Assert.Single(read.Translations).Row;
        Assert.Equal((views, helpful, unhelpful), (row.Views, row.Helpful, row.Unhelpful));
    }

    private KnowledgeCounts Services() =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<KnowledgeCounts>(front.Services);
}
