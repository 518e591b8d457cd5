using OrleansChat.Channels;

namespace OrleansChat.Faq;

/// <summary>One public page: what is particular to it. <see cref="Whole"/> puts the channel's header and footer around it.</summary>
internal sealed record FaqPage(FaqSite Site, string Language)
{
    /// <summary>Of the page, without the channel's name.</summary>
    public required string Title { get; init; }

    /// <summary>For search engines and previews; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>Path that it is known under; null: search engines are to leave it alone.</summary>
    public string? Canonical { get; init; }

    /// <summary>The same in each language: language and path, this one's too.</summary>
    public IReadOnlyList<(string Language, string Path)> Alternates { get; init; } = [];

    /// <summary>Of Open Graph: website or article.</summary>
    public string Kind { get; init; } = "website";

    /// <summary>What stands in the field of the search.</summary>
    public string Query { get; init; } = "";

    public required Markup Content { get; init; }

    public FaqTexts Texts => FaqTexts.For(Language, Site.Settings.Language);

    public Markup Whole() => Markup.Of($"""
        <!doctype html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        {Head()}
        <link rel="stylesheet" href="{FaqFiles.StyleAddress}">
        <link rel="stylesheet" href="{FaqFiles.LookAddress(Site)}">
        <script src="/widget.js?channel={Site.Channel.ToString()}" defer></script>
        </head>
        <body>
        <a class="skip" href="#content" lang="{Texts.Language}">{Texts["skip"]}</a>
        <header class="top"><div class="top-inner">
        <a class="brand" href="{FaqAddress.Home(Site.Channel, Language)}">{Logo()}<bdi>{Name()}</bdi></a>
        <form class="search" role="search" method="get" action="{FaqAddress.Search(Site.Channel, Language)}" lang="{Texts.Language}">
        <input type="search" name="q" value="{Query}" maxlength="{FaqEndpoints.LongestQuery}"
          placeholder="{Texts["searchHint"]}" aria-label="{Texts["searchHint"]}">
        <button>{Texts["search"]}</button>
        </form>
        </div></header>
        <main id="content">
        {Content}
        </main>
        {Languages()}
        </body>
        </html>
        """);

    private Markup Head()
    {
        var title = $"{Title} – {Name()}";
        return Markup.Of($"""
            <title>{(Title == Name() ? Title : title)}</title>
            {Described("name", "description")}{Robots()}
            <meta property="og:title" content="{Title}">
            <meta property="og:type" content="{Kind}">
            <meta property="og:site_name" content="{Name()}">
            <meta property="og:locale" content="{Language.Replace('-', '_')}">
            {Described("property", "og:description")}{Icon()}
            """);
    }

    private Markup Described(string attribute, string name) => string.IsNullOrEmpty(Description)
        ? Markup.Nothing
        : Markup.Of($"<meta {attribute}=\"{name}\" content=\"{Description}\">\n");

    private Markup Robots() => Canonical is null
        ? Markup.Of($"<meta name=\"robots\" content=\"noindex\">")
        : Markup.Of($"""
            <link rel="canonical" href="{Site.Origin + Canonical}">
            <meta property="og:url" content="{Site.Origin + Canonical}">
            {Alternates.Select(Alternate)}
            """);

    private Markup Alternate((string Language, string Path) each) =>
        Markup.Of($"<link rel=\"alternate\" hreflang=\"{each.Language}\" href=\"{Site.Origin + each.Path}\">\n");

    private Markup Icon() => LogoAddress.Of(Site.Settings.Look.Logo) is { } logo
        ? Markup.Of($"""
            <meta property="og:image" content="{Site.Origin + logo}">
            <link rel="icon" href="{logo}">
            """)
        : Markup.Nothing;

    private Markup Logo() => LogoAddress.Of(Site.Settings.Look.Logo) is { } logo
        ? Markup.Of($"<img src=\"{logo}\" alt=\"\">")
        : Markup.Nothing;

    /// <summary>What the channel calls itself to visitors; its internal name is not for them.</summary>
    private string Name() => Site.Settings.Window.Header is { Length: > 0 } own ? own : Site.Settings.Header;

    private Markup Languages() => Alternates.Count < 2 ? Markup.Nothing : Markup.Of($"""
        <footer><nav aria-label="{Texts["languages"]}"><ul class="languages">
        {Alternates.Select(LanguageLink)}
        </ul></nav></footer>
        """);

    private Markup LanguageLink((string Language, string Path) each)
    {
        var (tag, name) = (each.Language, FaqTexts.NameOf(each.Language));
        return tag == Language
            ? Markup.Of($"<li><span lang=\"{tag}\" aria-current=\"true\">{name}</span></li>\n")
            : Markup.Of($"<li><a href=\"{each.Path}\" hreflang=\"{tag}\" lang=\"{tag}\">{name}</a></li>\n");
    }
}
