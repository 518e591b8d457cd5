using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

public class FaqSearchesTests
{
    [Fact]
    public async Task Searches_BeyondThoseAtOnce_AreRefusedUntilOneHasEnded()
    {
        var slow = new SlowSearch();
        var searches = Searches(slow, TimeSpan.FromMinutes(1));
        var underWay = Enumerable.Range(0, FaqSearches.MostAtOnce).Select(_ => Find(searches)).ToList();
        Assert.Null(await Find(searches));

        slow.End();
        foreach (var search in underWay)
            Assert.Empty((await search)!);
        Assert.Empty((await Find(searches))!);
    }

    [Fact]
    public async Task Search_ThatTakesTooLong_IsGivenUp()
    {
        var searches = Searches(new SlowSearch(), TimeSpan.FromMilliseconds(1));
        for (var times = 0; times <= FaqSearches.MostAtOnce; times++)
            Assert.Null(await Find(searches));
    }

    private static Task<IReadOnlyList<FoundArticle>?> Find(FaqSearches searches) =>
        searches.Find(null, "en", "words", 10, CancellationToken.None);

    private static FaqSearches Searches(SlowSearch search, TimeSpan budget)
    {
        var finder = new KnowledgeFinder(search, null!, TimeProvider.System);
        return new(new FaqReader(null!, finder), TimeProvider.System, NullLogger<FaqSearches>.Instance) { Budget = budget };
    }

    /// <summary>Finds nothing, when it is told to.</summary>
    private sealed class SlowSearch : IKnowledgeSearch
    {
        private readonly TaskCompletionSource _ended = new();

        public void End() => _ended.SetResult();

        public async Task<IReadOnlyList<KnowledgeMatch>> Find(
            string question, KnowledgeAudience audience, int count, CancellationToken cancellation)
        {
            await _ended.Task.WaitAsync(cancellation);
            return [];
        }
    }
}
