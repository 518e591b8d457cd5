namespace OrleansChat.Knowledge;

public class MarkdownRendererTests
{
    private readonly MarkdownRenderer _renderer = new();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt&colon;alert(1))")]
    [InlineData("[a](java\tscript:alert(1))")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![a](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"x\" onclick=\"alert(1)\">a</a>")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<form action=\"https://evil.example\"><input name=password></form>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<math><mtext><style><img src onerror=alert(1)></style></mtext></math>")]
    [InlineData("![a](x \"\\\" onerror=\\\"alert(1)\")")]
    [InlineData("```\"><script>alert(1)</script>\ntext\n```")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    public void Html_OfHarmfulMarkdown_IsHarmless(string markdown)
    {
        var html = _renderer.Html(markdown);

        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Empty(document.QuerySelectorAll("script, iframe, style, svg, math, form, object, embed, link, meta, base"));
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.Attributes, own => own.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(element.Attributes, own => own.Name is "style" or "srcdoc" or "formaction");
            foreach (var address in element.Attributes.Where(own => own.Name is "href" or "src").Select(own => own.Value))
                Assert.Matches(@"^(https?:|mailto:|tel:|#|/|[^:]*$)", address);
        }
    }

    [Fact]
    public void Html_OfOrdinaryMarkdown_KeepsWhatArticlesAreMadeOf()
    {
        var html = _renderer.Html(
            "# Title\n\nSome **bold**, *slanted* and `code`, see [there](https://example.com/a?b=1).\n\n- one\n- [x] done\n\n"
            + "| a | b |\n|---|--:|\n| 1 | 2 |\n\n> quote\n\n```js\nlet a = 1;\n```\n\n![Picture](/pictures/1.png)\n");

        foreach (var part in (string[])[
            "<h1 id=\"faq-title\">", "<strong>bold</strong>", "<code>code</code>", "<table>", "<blockquote>", "<pre>",
            "type=\"checkbox\"", "<img src=\"/pictures/1.png\"",
            "href=\"https://example.com/a?b=1\" rel=\"noopener noreferrer nofollow\" target=\"_blank\""])
            Assert.Contains(part, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![A map](http://example.com/map.png)", "<p>A map</p>")]
    [InlineData("![A map](HTTP://example.com/map.png)", "<p>A map</p>")]
    [InlineData(
        "![A map](https://example.com/map.png)",
        "<p><img src=\"https://example.com/map.png\" alt=\"A map\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></p>")]
    public void Pictures_OverAnOpenLine_AreTheirWords(string markdown, string html) => Assert.Equal(html, _renderer.Html(markdown).Trim());

    [Fact]
    public void Ids_OfAnArticle_AreNotThoseOfThePage() =>
        Assert.Equal(
            "<h2 id=\"faq-login\">login</h2>\n<p><a href=\"#faq-login\">up</a></p>",
            _renderer.Html("## login\n\n[up](#login)").Trim());
}
