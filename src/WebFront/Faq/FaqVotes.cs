using Microsoft.Extensions.Caching.Memory;
using OrleansChat.Edge;
using OrleansChat.Edge.Limits;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>
/// "Was this helpful?": once per visitor and article. Whoever has said it has a cookie that says no more than that; whoever keeps none is
/// told by the network that they come from, which may say it a few times a day, as a whole office may share it.
/// </summary>
internal sealed class FaqVotes(KnowledgeCounts counts, IMemoryCache cache, FrontSettings settings)
{
    private const int PerNetwork = 5;
    private static readonly TimeSpan Network = TimeSpan.FromDays(1);
    private static readonly TimeSpan Cookie = TimeSpan.FromDays(90);

    public void Count(HttpContext http, FaqSite site, ReadableArticle article, bool helped)
    {
        var name = $"faq-{article.Id}";
        if (http.Request.Cookies.ContainsKey(name))
            return;
        http.Response.Cookies.Append(name, "1", new CookieOptions
        {
            Path = FaqAddress.Channel(site.Channel),
            MaxAge = Cookie,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = settings.SecureCookies || http.Request.IsHttps,
        });
        if (Admits(AddressKey.Of(http), article.Translation))
            counts.Vote(article.Translation, helped);
    }

    private bool Admits(string network, long translation)
    {
        var before = cache.GetOrCreate((nameof(FaqVotes), network, translation), static entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Network;
            entry.Size = 1;
            return new Said();
        })!;
        return Interlocked.Increment(ref before.Times) <= PerNetwork;
    }

    private sealed class Said
    {
        public int Times;
    }
}
