using OrleansChat.Channels;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Knowledge;
using OrleansChat.Unicode;

namespace OrleansChat.Faq;

/// <summary>
/// The public pages of the knowledge base: HTML from the server, which needs no script. What is not published for everybody is not there,
/// in whichever way it is asked for.
/// </summary>
internal static class FaqEndpoints
{
    public const int LongestQuery = 200;
    private const int MostHits = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(FaqAddress.Root).RequireRateLimiting(HttpLimits.Faq);
        pages.MapGet("/faq.css", (HttpContext http) => FaqAnswers.Style(http, FaqFiles.Style));
        pages.MapGet("/{channel}", Channel);
        pages.MapGet("/{channel}/look.css", Look);
        pages.MapGet("/{channel}/sitemap.xml", Sitemap);
        pages.MapGet("/{channel}/{language}", Home);
        pages.MapGet("/{channel}/{language}/search", Search);
        pages.MapGet("/{channel}/{language}/folders/{named}", Folder);
        pages.MapGet("/{channel}/{language}/{named}", Article);
        pages.MapPost("/{channel}/{language}/{named}/helpful", Helpful);
    }

    /// <summary>Sends on to the language that the visitor reads.</summary>
    private static async Task<IResult> Channel(string channel, HttpContext http, FaqSites sites)
    {
        if (await Find(channel, http, sites) is not { } site)
            return FaqAnswers.NotFound(http, null);
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1)
            .Select(each => each.Value.ToString());
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "no-cache";
        return site.LanguageFor(wanted) is { } language
            ? TypedResults.Redirect(FaqAddress.Home(site.Channel, language))
            : FaqAnswers.NotFound(http, site, "empty");
    }

    private static async Task<IResult> Look(string channel, HttpContext http, FaqSites sites) =>
        ChannelId.TryParse(channel, out var id) && await sites.Settings(id, http.RequestAborted) is { } settings
            ? FaqAnswers.Style(http, FaqLook.Css(settings))
            : TypedResults.NotFound();

    private static async Task<IResult> Sitemap(string channel, HttpContext http, FaqSites sites) =>
        await Find(channel, http, sites) is { } site
            ? TypedResults.Text(FaqSitemap.Xml(site), "application/xml; charset=utf-8")
            : FaqAnswers.NotFound(http, null);

    private static Task<IResult> Home(string channel, string language, HttpContext http, FaqSites sites) =>
        Shown(channel, language, http, sites, (site, shelf) =>
            Task.FromResult<IResult?>(FaqAnswers.Page(http, new FaqPages(site, shelf).Home())));

    private static Task<IResult> Folder(string channel, string language, string named, HttpContext http, FaqSites sites) =>
        Shown(channel, language, http, sites, (site, shelf) => Task.FromResult(
            FaqAddress.TryId(named, out var id) && shelf.Find(id) is { } folder
                ? FaqAnswers.At(http, new FaqPages(site, shelf).Folder(folder))
                : null));

    private static Task<IResult> Search(
        string channel, string language, string? q, HttpContext http, FaqSites sites, FaqSearches searches) =>
        Shown(channel, language, http, sites, async (site, shelf) =>
        {
            var query = VisibleText.NameOrNull(q) is { } words ? VisibleText.Cut(words, LongestQuery) : "";
            var root = site.Settings.PreChat.Faq.Folder;
            var hits = query.Length == 0 ? [] : await searches.Find(root, shelf.Language, query, MostHits, http.RequestAborted);
            var page = new FaqPages(site, shelf).Search(query, hits);
            return hits is null ? FaqAnswers.Busy(http, page) : FaqAnswers.Page(http, page);
        });

    private static Task<IResult> Article(
        string channel, string language, string named, HttpContext http, FaqSites sites, FaqReader reader, KnowledgeCounts counts) =>
        Shown(channel, language, http, sites, async (site, shelf) =>
        {
            if (await Find(site, shelf, named, reader, http.RequestAborted) is not { } article)
                return null;
            var thanks = http.Request.Query.ContainsKey("thanks");
            var page = new FaqPages(site, shelf).Article(article, thanks);
            // Sent on to its own address it comes again.
            if (!thanks && FaqAnswers.IsAt(http, page))
                counts.View(article.Translation);
            return FaqAnswers.At(http, page);
        });

    /// <summary>A form's answer, which works without a script: back to the article, which says thanks.</summary>
    private static async Task<IResult> Helpful(
        string channel, string language, string named, HttpContext http, FaqSites sites, FaqReader reader, FaqVotes votes)
    {
        if (!SameOrigin.Holds(http.Request))
            return Problems.From(SameOrigin.Refused(http.Request));
        if (await Find(channel, http, sites) is not { } site
            || site.Tree.In(language) is not { } shelf
            || await Find(site, shelf, named, reader, http.RequestAborted) is not { } article)
            return FaqAnswers.NotFound(http, null);
        var said = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["helpful"].ToString() : null;
        if (said is not ("yes" or "no"))
            return TypedResults.BadRequest();
        votes.Count(http, site, article, said == "yes");
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = $"{FaqAddress.Article(site.Channel, language, article.Id.Value, article.Slug)}?thanks#helpful";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> Shown(
        string channel, string language, HttpContext http, FaqSites sites, Func<FaqSite, FaqShelf, Task<IResult?>> show)
    {
        var site = await Find(channel, http, sites);
        return (site?.Tree.In(language) is { } shelf ? await show(site, shelf) : null) ?? FaqAnswers.NotFound(http, site);
    }

    private static async Task<FaqSite?> Find(string channel, HttpContext http, FaqSites sites) =>
        ChannelId.TryParse(channel, out var id) ? await sites.Find(id, http.Request, http.RequestAborted) : null;

    private static Task<ReadableArticle?> Find(
        FaqSite site, FaqShelf shelf, string named, FaqReader reader, CancellationToken cancellation) =>
        FaqAddress.TryId(named, out var id)
            ? reader.Article(site.Settings.PreChat.Faq.Folder, shelf.Language, id, cancellation)
            : Task.FromResult<ReadableArticle?>(null);
}
