using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Knowledge;

/// <summary>
/// The one way from Markdown to what is shown: public pages, the widget and the console's preview. HTML in the Markdown is text, and of the
/// HTML that comes of it only what is listed here stays (ADR 39).
/// </summary>
internal sealed class MarkdownRenderer
{
    private const string IdPrefix = "faq-";

    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "sub", "sup", "mark", "ins", "code", "pre",
        "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "input", "div", "span",
    ];

    private static readonly string[] Attributes =
        ["href", "src", "alt", "title", "id", "start", "align", "type", "checked", "disabled", "width", "height"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseListExtras()
        .UseDefinitionLists()
        .UseAutoIdentifiers()
        .Build();

    private readonly HtmlSanitizer _sanitizer = Sanitizer();

    /// <summary>Null: it can be rendered, and is not too long.</summary>
    public Refusal? Refuses(string markdown, string field)
    {
        if (Encoding.UTF8.GetByteCount(markdown) > KnowledgeLimits.ArticleBytes)
            return Refusal.With(RefusalCodes.ArticleTooLarge, "limit", $"{KnowledgeLimits.ArticleBytes}");
        if (!VisibleText.IsStorable(markdown))
            return InputRules.Invalid(field, "characters");
        try
        {
            Html(markdown);
            return null;
        }
        catch (ArgumentException)
        {
            // Quotes in quotes in quotes, further than anybody writes.
            return InputRules.Invalid(field, "nesting");
        }
    }

    /// <summary>Safe to be shown.</summary>
    public string Html(string markdown) => _sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));

    /// <summary>What a reader reads, for the search and for excerpts.</summary>
    public static string PlainText(string markdown) => Markdown.ToPlainText(markdown, Pipeline);

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Tags.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.PostProcessNode += (_, node) => Harden(node.Node);
        return sanitizer;
    }

    private static void Harden(INode node)
    {
        // Ids of an article are its own, and not those of the page that shows it.
        if (node is IElement { Id: { Length: > 0 } id } element)
            element.Id = IdPrefix + id;
        switch (node)
        {
            case IHtmlAnchorElement link when link.GetAttribute("href") is ['#', .. var place]:
                link.SetAttribute("href", "#" + IdPrefix + place);
                break;
            // A page that is linked to learns nothing of this one, and cannot reach into it.
            case IHtmlAnchorElement link when link.HasAttribute("href"):
                link.SetAttribute("rel", "noopener noreferrer nofollow");
                link.SetAttribute("target", "_blank");
                break;
            // The pages that show it take no picture over a line that others read: better its words than a hole.
            case IHtmlImageElement image when image.GetAttribute("src") is { } source
                && source.TrimStart().StartsWith("http:", StringComparison.OrdinalIgnoreCase):
                image.Replace(image.Owner!.CreateTextNode(image.AlternativeText ?? ""));
                break;
            case IHtmlImageElement image:
                image.SetAttribute("loading", "lazy");
                image.SetAttribute("referrerpolicy", "no-referrer");
                break;
            // The box of a task, and nothing to fill in.
            case IHtmlInputElement input when input.Type != "checkbox" || !input.IsDisabled:
                input.Remove();
                break;
        }
    }
}
