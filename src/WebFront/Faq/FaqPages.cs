using System.Globalization;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>The public pages of a channel in one language.</summary>
internal sealed class FaqPages(FaqSite site, FaqShelf shelf)
{
    /// <summary>Articles of a folder on the front page; the folder's own page has all.</summary>
    private const int InCard = 6;

    private readonly FaqTexts _texts = FaqTexts.For(shelf.Language, site.Settings.Language);

    private string Language => shelf.Language;

    public FaqPage Home() => new(site, Language)
    {
        Title = _texts["title"],
        Canonical = FaqAddress.Home(site.Channel, Language),
        Alternates = [.. site.Tree.Languages.Select(language => (language, FaqAddress.Home(site.Channel, language)))],
        Content = Markup.Of($"""
            <h1 lang="{_texts.Language}">{_texts["title"]}</h1>
            <ul class="cards">
            {shelf.FoldersIn(shelf.Root).Select(Card)}
            </ul>
            {List(shelf.ArticlesIn(shelf.Root))}
            """),
    };

    public FaqPage Folder(FaqFolder folder) => new(site, Language)
    {
        Title = folder.Name,
        Canonical = AddressOf(folder),
        Alternates =
        [
            .. site.Tree.Languages.Where(language => site.Tree.In(language)!.Find(folder.Id) is not null)
                .Select(language => (language, FaqAddress.Folder(site.Channel, language, folder.Id, Slugs.Of(folder.Name)))),
        ],
        Content = Markup.Of($"""
            {Path([.. shelf.PathTo(folder.Id).SkipLast(1)])}
            <h1>{folder.Name}</h1>
            <ul class="cards">
            {shelf.FoldersIn(folder.Id).Select(Card)}
            </ul>
            {List(shelf.ArticlesIn(folder.Id))}
            """),
    };

    public FaqPage Article(ReadableArticle article, bool thanks) => new(site, Language)
    {
        Title = article.Title,
        Description = article.Excerpt,
        Kind = "article",
        Canonical = AddressOf(article.Id, article.Language, article.Slug),
        Alternates =
        [
            .. article.Languages.OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => (each.Key, AddressOf(article.Id, each.Key, each.Value))),
        ],
        Content = Markup.Of($"""
            {Path(shelf.PathTo(article.Folder.Value))}
            <article class="article">
            <h1>{article.Title}</h1>
            <div class="article-text">
            {new Markup(article.Html)}
            </div>
            <p class="soft"><small lang="{_texts.Language}">{Updated(article.ChangedAt)}</small></p>
            </article>
            {Helpful(article, thanks)}
            {Related(article)}
            """),
    };

    /// <param name="query">What was asked for; nothing: nothing yet.</param>
    /// <param name="hits">Null: it was not searched.</param>
    public FaqPage Search(string query, IReadOnlyList<FoundArticle>? hits)
    {
        var none = query.Length == 0 ? "noQuery" : hits is null ? "searchBusy" : "noResults";
        var title = query.Length == 0 ? _texts["search"] : _texts.Fill("results", query);
        return new(site, Language)
        {
            Title = title,
            Query = query,
            Alternates =
            [
                .. site.Tree.Languages.Select(language =>
                    (language, $"{FaqAddress.Search(site.Channel, language)}?q={Uri.EscapeDataString(query)}")),
            ],
            Content = Markup.Of($"""
                <h1 lang="{_texts.Language}">{title}</h1>
                {(hits is { Count: > 0 }
                    ? Markup.Of($"<ul class=\"list ruled\">\n{hits.Select(Hit)}</ul>")
                    : Markup.Of($"<p lang=\"{_texts.Language}\">{_texts[none]}</p>{Topics()}"))}
                """),
        };
    }

    private string AddressOf(ArticleId id, string language, string slug) => FaqAddress.Article(site.Channel, language, id.Value, slug);

    private string AddressOf(FaqFolder folder) => FaqAddress.Folder(site.Channel, Language, folder.Id, Slugs.Of(folder.Name));

    private Markup Card(FaqFolder folder)
    {
        var articles = shelf.ArticlesIn(folder.Id);
        var folders = shelf.FoldersIn(folder.Id);
        var more = articles.Count > InCard
            ? Markup.Of($"<li><a href=\"{AddressOf(folder)}\" lang=\"{_texts.Language}\">{_texts.Fill("more", folder.Name)}</a></li>\n")
            : Markup.Nothing;
        return Markup.Of($"""
            <li class="card"><h2><a href="{AddressOf(folder)}">{folder.Name}</a></h2><ul class="list">
            {folders.Select(Line)}{articles.Take(InCard).Select(Line)}{more}</ul></li>

            """);
    }

    private Markup Line(FaqArticleHead head) =>
        Markup.Of($"<li><a href=\"{AddressOf(new(head.Id), head.Language, head.Slug)}\">{head.Title}</a></li>\n");

    private Markup Line(FaqFolder folder) => Markup.Of($"<li><a href=\"{AddressOf(folder)}\">{folder.Name}</a></li>\n");

    private Markup List(IReadOnlyList<FaqArticleHead> articles) =>
        articles.Count == 0 ? Markup.Nothing : Markup.Of($"<ul class=\"list ruled\">\n{articles.Select(Line)}</ul>");

    private Markup Hit(FoundArticle hit) => Markup.Of($"""
        <li><a href="{AddressOf(new(Guid.Parse(hit.Id)), hit.Language, hit.Slug)}">{hit.Title}</a><p>{hit.Excerpt}</p></li>

        """);

    private Markup Topics() => Markup.Of($"<ul class=\"list\">\n{shelf.FoldersIn(shelf.Root).Select(Line)}</ul>");

    private Markup Path(IReadOnlyList<FaqFolder> folders) => Markup.Of($"""
        <nav class="path" aria-label="{_texts["path"]}"><ol>
        <li><a href="{FaqAddress.Home(site.Channel, Language)}" lang="{_texts.Language}">{_texts["title"]}</a></li>
        {folders.Select(Line)}</ol></nav>
        """);

    private Markup Updated(DateTimeOffset at)
    {
        var date = at.UtcDateTime;
        var words = _texts.Fill("updated", "\n").Split('\n');
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Markup.Of($"{words[0]}<time datetime=\"{day}\">{date.ToString(_texts["date"], _texts.Culture)}</time>{words[1]}");
    }

    private Markup Helpful(ReadableArticle article, bool thanks) => thanks
        ? Markup.Of($"<p class=\"helpful\" id=\"helpful\" role=\"status\" lang=\"{_texts.Language}\">{_texts["thanks"]}</p>")
        : Markup.Of($"""
            <form class="helpful" id="helpful" method="post" lang="{_texts.Language}"
              action="{AddressOf(article.Id, article.Language, article.Slug)}/helpful">
            <p id="helpful-question">{_texts["helpful"]}</p>
            <button name="helpful" value="yes" aria-describedby="helpful-question">{_texts["yes"]}</button>
            <button name="helpful" value="no" aria-describedby="helpful-question">{_texts["no"]}</button>
            </form>
            """);

    private Markup Related(ReadableArticle article)
    {
        var others = shelf.ArticlesIn(article.Folder.Value).Where(other => other.Id != article.Id.Value).Take(InCard).ToArray();
        return others.Length == 0 ? Markup.Nothing : Markup.Of($"""
            <section class="related"><h2 lang="{_texts.Language}">{_texts["related"]}</h2><ul class="list">
            {others.Select(Line)}</ul></section>
            """);
    }
}
