using Microsoft.Net.Http.Headers;
using OrleansChat.Pages;

namespace OrleansChat.Faq;

/// <summary>Pages as answers, with what browsers and caches may do with them.</summary>
internal static class FaqAnswers
{
    /// <summary>
    /// An article that was taken back is gone from every cache a minute later; its title in lists, whose tree may be a few seconds old
    /// (<see cref="FaqTrees"/>), those seconds later.
    /// </summary>
    private const string Briefly = "public, max-age=60, must-revalidate";

    private const string Html = "text/html; charset=utf-8";

    public static IResult Page(HttpContext http, FaqPage page)
    {
        var html = page.Whole().Html;
        Prepare(http, page.Language, Briefly);
        var tag = new EntityTagHeaderValue($"\"{FaqFiles.Tag(html)}\"");
        return TypedResults.Bytes(System.Text.Encoding.UTF8.GetBytes(html), Html, entityTag: tag);
    }

    /// <summary>The page says that there was no time for the real one.</summary>
    public static IResult Busy(HttpContext http, FaqPage page)
    {
        Prepare(http, page.Language, "no-store");
        http.Response.Headers.RetryAfter = "5";
        return TypedResults.Text(page.Whole().Html, Html, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The page, at its own address: words in the address that are not those of now send on.</summary>
    public static IResult At(HttpContext http, FaqPage page)
    {
        if (IsAt(http, page))
            return Page(http, page);
        http.Response.Headers.CacheControl = Briefly;
        return TypedResults.Redirect(page.Canonical!, permanent: true);
    }

    public static bool IsAt(HttpContext http, FaqPage page) => http.Request.Path.ToUriComponent() == page.Canonical;

    /// <summary>
    /// One answer for what never was, what is not published, what is for agents, and what is another channel's. <paramref name="site"/>:
    /// the channel's; null: there is no such channel either, or nobody looks at the answer.
    /// </summary>
    public static IResult NotFound(HttpContext http, FaqSite? site, string text = "notFoundText")
    {
        if (site is null)
            return TypedResults.NotFound();
        var language = site.LanguageFor([http.Request.RouteValues["language"] as string ?? ""]) ?? site.Settings.Language;
        Prepare(http, language, "no-store");
        return TypedResults.Text(Missing(site, language, text).Whole().Html, Html, statusCode: StatusCodes.Status404NotFound);
    }

    public static IResult Style(HttpContext http, string css)
    {
        http.Response.Headers.CacheControl = "public, max-age=300, must-revalidate";
        return TypedResults.Text(css, "text/css; charset=utf-8");
    }

    private static void Prepare(HttpContext http, string language, string caching)
    {
        PageHeaders.ForFaq(http.Response.Headers);
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.ContentLanguage = language;
    }

    private static FaqPage Missing(FaqSite site, string language, string text)
    {
        var texts = FaqTexts.For(language, site.Settings.Language);
        var home = site.Tree.In(language) is null ? Markup.Nothing : Markup.Of($"""
            <p><a href="{FaqAddress.Home(site.Channel, language)}">{texts["home"]}</a></p>
            """);
        return new(site, language)
        {
            Title = texts["notFound"],
            Content = Markup.Of($"""
                <div lang="{texts.Language}"><h1>{texts["notFound"]}</h1><p>{texts[text]}</p>{home}</div>
                """),
        };
    }
}
