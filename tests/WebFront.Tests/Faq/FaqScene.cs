using System.Net;
using System.Net.Http.Json;
using OrleansChat.Channels;
using OrleansChat.Clients;
using OrleansChat.Hosting;
using OrleansChat.Knowledge;

namespace OrleansChat.Faq;

/// <summary>A channel with a folder of its own in the knowledge base, filled as an editor does it.</summary>
internal sealed class FaqScene
{
    private readonly FrontHost _front;

    private FaqScene(FrontHost front, string channel, string root) => (_front, Channel, Root) = (front, channel, root);

    public string Channel { get; }

    /// <summary>The channel's folder.</summary>
    public string Root { get; }

    public static async Task<FaqScene> Make(FrontHost front, bool suggests = false, string? channel = null)
    {
        var scene = new FaqScene(front, channel ?? (await front.NewChannel()).Id, await Folder(front, $"Root {Guid.NewGuid():N}", null));
        await front.Change(scene.Channel, settings => settings with
        {
            PreChat = settings.PreChat with { Faq = new(suggests, Guid.Parse(scene.Root)) },
        });
        return scene;
    }

    public Task<string> Folder(string name, string? parent = null) => Folder(_front, name, parent ?? Root);

    /// <summary>Published for everybody unless said otherwise.</summary>
    public async Task<ArticleView> Article(
        string title, string body, string? folder = null, string language = "en", bool @internal = false, bool published = true,
        DateTimeOffset? at = null)
    {
        var request = new AddArticleRequest(folder ?? Root, language, title, body, Internal: @internal);
        var made = await Browser.Value<ArticleView>(await _front.Post("articles", request, "api/knowledge/", _front.Administrator));
        if (published)
            await Publish(made.Id, true, at);
        return made;
    }

    public async Task Translate(string article, string language, string title, string body)
    {
        var saved = await _front.Ask(
            HttpMethod.Put,
            $"api/knowledge/articles/{article}/translations/{language}",
            JsonContent.Create(new SaveTranslationRequest(title, body, 0)),
            _front.Administrator);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        await Publish(article, true);
    }

    public async Task Publish(string article, bool published, DateTimeOffset? at = null) => Assert.Equal(
        HttpStatusCode.OK,
        (await _front.Post(
            "publications", new PublishRequest([article], published, At: at), "api/knowledge/", _front.Administrator)).StatusCode);

    public string PathOf(ArticleView article, string language = "en") =>
        $"faq/{Channel}/{language}/{article.Translations.Single(each => each.Row.Language == language).Row.Slug}-{article.Id}";

    public Task<HttpResponseMessage> Get(string path) => _front.Get($"faq/{Channel}/{path}");

    public async Task<string> Html(string path)
    {
        var response = await Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> Folder(FrontHost front, string name, string? parent)
    {
        var made = await front.Post("folders", new AddKnowledgeFolderRequest(name, parent), "api/knowledge/", front.Administrator);
        return (await Browser.Value<KnowledgeFolderView>(made)).Id;
    }
}
