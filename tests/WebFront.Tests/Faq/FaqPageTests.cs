using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrleansChat.Channels;
using OrleansChat.Hosting;

namespace OrleansChat.Faq;

[Collection(FrontCollection.Name)]
public partial class FaqPageTests(FrontHost front)
{
    [Fact]
    public async Task Pages_OfPublishedArticles_LeadToThemAndNeedNoScript()
    {
        var scene = await FaqScene.Make(front);
        var folder = await scene.Folder("Returns & refunds");
        var article = await scene.Article("How do I return a parcel?", "Within **30 days** you may send it back.", folder);
        var path = "/" + scene.PathOf(article);

        var home = await scene.Html("en");
        Assert.Contains($"<a href=\"{path}\">How do I return a parcel?</a>", home, StringComparison.Ordinal);
        Assert.Contains("Returns &amp; refunds</a></h2>", home, StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}\"", await scene.Html($"en/folders/returns-refunds-{folder}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}\"", await scene.Html("en/search?q=return+parcel"), StringComparison.Ordinal);

        var response = await front.Get(path);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("Within <strong>30 days</strong> you may send it back.", html, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{front.Site}{path[1..]}\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:title\" content=\"How do I return a parcel?\">", html, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"description\" content=\"Within 30 days you may send it back.\">", html, StringComparison.Ordinal);
        // The widget's is the only script, from a file of its own: nothing in the page itself runs or paints.
        Assert.Equal("<script src=\"/widget.js?channel=", Assert.Single(Script().Matches(html)).Value);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_InSeveralLanguages_NameEachOtherAndFollowTheBrowser()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Opening hours", "Nine to five.");
        await scene.Translate(article.Id, "nb", "Åpningstider", "Ni til fem.");

        var html = await scene.Html($"nb/apningstider-{article.Id}");
        Assert.Contains("<html lang=\"nb\">", html, StringComparison.Ordinal);
        Assert.Contains($"hreflang=\"en\" href=\"{front.Site}{scene.PathOf(article)}\"", html, StringComparison.Ordinal);
        var norwegian = $"{front.Site}faq/{scene.Channel}/nb/apningstider-{article.Id}";
        Assert.Contains($"hreflang=\"nb\" href=\"{norwegian}\"", html, StringComparison.Ordinal);
        Assert.Contains("Var dette til hjelp?", html, StringComparison.Ordinal);
        (string, string)[] asked = [("nn-NO, en;q=0.5", "nb"), ("de, en-GB;q=0.9", "en"), ("fi", "en")];
        foreach (var (wanted, language) in asked)
        {
            var sent = await front.Ask(HttpMethod.Get, $"faq/{scene.Channel}", null, header: ("Accept-Language", wanted));
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            Assert.Equal($"/faq/{scene.Channel}/{language}", sent.Headers.Location?.ToString());
        }

        var sitemap = XDocument.Parse(await scene.Html("sitemap.xml"));
        var places = sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToArray();
        Assert.Equal(4, places.Length);
        Assert.Contains($"{front.Site}{scene.PathOf(article)}", places);
        Assert.Equal(8, sitemap.Descendants().Count(element => element.Name.LocalName == "link"));
    }

    [Theory]
    [InlineData("internal")]
    [InlineData("draft")]
    [InlineData("to come")]
    [InlineData("other folder")]
    public async Task Article_NotForEverybodyHere_IsNowhere(string why)
    {
        var scene = await FaqScene.Make(front);
        await scene.Article("Something to read", "So that there are pages.");
        var other = await FaqScene.Make(front);
        var folder = why == "other folder" ? other.Root : await scene.Folder("Secretarial handbook");
        var hidden = await scene.Article(
            "Zebra stripes", "Zebra zebra zebra.", folder, @internal: why == "internal", published: why != "draft",
            at: why == "to come" ? DateTimeOffset.UtcNow.AddDays(1) : null);

        string[] own = [scene.PathOf(hidden), $"faq/{scene.Channel}/en/{hidden.Id}", $"faq/{scene.Channel}/en/folders/{folder}"];
        foreach (var path in own)
        {
            var response = await front.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            AssertSilent(await response.Content.ReadAsStringAsync());
        }

        foreach (var path in (string[])["en", "en/search?q=zebra+stripes", "sitemap.xml"])
            AssertSilent((await scene.Html(path)).Replace("value=\"zebra stripes\"", "", StringComparison.Ordinal));
        var form = new FormUrlEncodedContent([new("helpful", "yes")]);
        Assert.Equal(HttpStatusCode.NotFound, (await front.Ask(HttpMethod.Post, $"{scene.PathOf(hidden)}/helpful", form)).StatusCode);

        void AssertSilent(string html)
        {
            Assert.DoesNotContain("Zebra", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Secretarial", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Article_TakenBack_IsGoneWithTheNextRequest()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("For now", "Read me.");
        var shown = await front.Get(scene.PathOf(article));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.True(shown.Headers.CacheControl!.MaxAge <= TimeSpan.FromMinutes(1));
        Assert.True(shown.Headers.CacheControl.MustRevalidate);

        await scene.Publish(article.Id, published: false);

        var gone = await front.Get(scene.PathOf(article));
        Assert.Equal((HttpStatusCode.NotFound, true), (gone.StatusCode, gone.Headers.CacheControl!.NoStore));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await front.Ask(HttpMethod.Get, scene.PathOf(article), null, header: ("If-None-Match", shown.Headers.ETag!.Tag))).StatusCode);
    }

    [Fact]
    public async Task Words_OfEditorsVisitorsAndChannels_AreText()
    {
        const string Script = "</title><script>alert(1)</script>\"'>";
        var scene = await FaqScene.Make(front);
        await front.Change(scene.Channel, settings => settings with { Header = Script[..20] });
        var folder = await scene.Folder(Script);
        var article = await scene.Article(Script, "[x](javascript:alert(1)) <img src=x onerror=alert(1)>", folder);

        string[] pages = ["en", $"en/{article.Id}", $"en/folders/{folder}", $"en/search?q={Uri.EscapeDataString(Script)}"];
        foreach (var path in pages)
        {
            var response = await scene.Get(path);
            response = response.Headers.Location is { } on ? await front.Get(on.ToString()) : response;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var html = await response.Content.ReadAsStringAsync();
            Assert.Single(FaqPageTests.Script().Matches(html));
            Assert.DoesNotMatch("<img[^>]*onerror", html);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Address_WithOtherWords_SendsOnToTheOneOfNow()
    {
        var scene = await FaqScene.Make(front);
        var article = await scene.Article("Delivery times", "Two days.");
        foreach (var named in (string[])[article.Id, $"old-words-{article.Id}"])
        {
            var sent = await scene.Get($"en/{named}");
            Assert.Equal(
                (HttpStatusCode.MovedPermanently, $"/{scene.PathOf(article)}"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        }
    }

    [Fact]
    public async Task Channel_UnknownDeletedOrWithoutArticles_HasNoPages()
    {
        var scene = await FaqScene.Make(front);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Get("")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Get("en")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await front.Get($"faq/{Guid.NewGuid():N}/en")).StatusCode);

        var deleted = await FaqScene.Make(front);
        await deleted.Article("Anything", "At all.");
        (await front.DeleteChannel(deleted.Channel)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await deleted.Get("en")).StatusCode);
    }

    [Fact]
    public async Task Look_OfTheChannel_IsAStyleSheet()
    {
        var scene = await FaqScene.Make(front);
        await scene.Article("Anything", "At all.");
        await front.Change(scene.Channel, settings => settings with
        {
            Color = "#ffdd00",
            Look = settings.Look with { Theme = WidgetTheme.Auto, Font = "Comic Neue, serif" },
        });

        var css = await scene.Html("look.css");

        Assert.Contains("--base:#ffdd00;--on-base:#14181f;", css, StringComparison.Ordinal);
        Assert.Contains("--font:\"Comic Neue\", serif, system-ui", css, StringComparison.Ordinal);
        Assert.Contains("@media (prefers-color-scheme:dark)", css, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script src=\"/widget.js.channel=|<script")]
    private static partial Regex Script();
}
