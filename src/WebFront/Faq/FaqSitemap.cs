using System.Globalization;
using System.Xml.Linq;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>All pages of a channel for search engines, each with its translations (sitemaps.org, and Google's alternates).</summary>
internal static class FaqSitemap
{
    private const int MostPages = 50_000;
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static string Xml(FaqSite site)
    {
        var shelves = site.Tree.Languages.Select(language => site.Tree.In(language)!).ToArray();
        (string Language, string Path)[] fronts =
            [.. site.Tree.Languages.Select(language => (language, FaqAddress.Home(site.Channel, language)))];
        var homes = fronts.Select(front => Page(site, front.Path, null, fronts));
        var folders = shelves.SelectMany(shelf => shelf.Folders.Select(folder => Page(
            site,
            Address(site, shelf, folder),
            null,
            shelves.Where(each => each.Find(folder.Id) is not null).Select(each => (each.Language, Address(site, each, folder))))));
        var articles = site.Tree.Articles.GroupBy(head => head.Id).SelectMany(translations => translations.Select(head => Page(
            site, Address(site, head), head.ChangedAt, translations.Select(each => (each.Language, Address(site, each))))));
        var root = new XElement(
            Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html), homes.Concat(folders).Concat(articles).Take(MostPages));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}";
    }

    private static XElement Page(
        FaqSite site, string path, DateTimeOffset? changed, IEnumerable<(string Language, string Path)> alternates) =>
        new(
            Map + "url",
            new XElement(Map + "loc", site.Origin + path),
            changed is { } at
                ? new XElement(Map + "lastmod", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
                : null,
            alternates.Select(each => new XElement(
                Html + "link",
                new XAttribute("rel", "alternate"),
                new XAttribute("hreflang", each.Language),
                new XAttribute("href", site.Origin + each.Path))));

    private static string Address(FaqSite site, FaqShelf shelf, FaqFolder folder) =>
        FaqAddress.Folder(site.Channel, shelf.Language, folder.Id, Slugs.Of(folder.Name));

    private static string Address(FaqSite site, FaqArticleHead head) =>
        FaqAddress.Article(site.Channel, head.Language, head.Id, head.Slug);
}
