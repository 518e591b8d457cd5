using OrleansChat.Clients;

namespace OrleansChat.Knowledge;

/// <summary>What editors do with the knowledge base, over HTTP.</summary>
internal static class KnowledgeSteps
{
    public const string Base = "api/knowledge";

    public static Task<KnowledgeFolderView> NewFolder(this Browser browser, string name = "Folder", string? parent = null) =>
        browser.Ask<KnowledgeFolderView>($"{Base}/folders", new AddKnowledgeFolderRequest($"{name} {Guid.NewGuid():N}"[..30], parent));

    public static Task<ArticleView> NewArticle(
        this Browser browser, string folder, string title, string body = "Some **words**.", string language = "en",
        bool isInternal = false) =>
        browser.Ask<ArticleView>($"{Base}/articles", new AddArticleRequest(folder, language, title, body, null, isInternal));

    public static Task<Publications> Publish(this Browser browser, params string[] articles) =>
        browser.Ask<Publications>($"{Base}/publications", new PublishRequest(articles, true));

    public static Task<HttpResponseMessage> Save(this Browser browser, string article, string language, SaveTranslationRequest change) =>
        browser.Put($"{Base}/articles/{article}/translations/{language}", change);

    public static Task<FoundArticle[]> Find(this Browser browser, string text, string? folder = null) =>
        browser.Read<FoundArticle[]>($"{Base}/search?text={Uri.EscapeDataString(text)}&folder={folder}");

    public static async Task<string?> CodeOf(this Browser browser, string path) => await Browser.Code(await browser.Get($"{Base}/{path}"));

    public static Task<HttpResponseMessage> Place(this Browser browser, string folder, string? parent) =>
        browser.Put($"{Base}/folders/{folder}/place", new PlaceFolderRequest(parent));
}
