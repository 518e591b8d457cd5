using System.Text.Json;
using OrleansChat.Browsers.Hosting;
using OrleansChat.Browsers.Pages;
using OrleansChat.Knowledge;

namespace OrleansChat.Browsers.Screens;

/// <summary>The product with a knowledge base: folders in each other, articles in each state, one with several versions.</summary>
public sealed class KnowledgeSite : EmbeddedSite
{
    private const string Title = "Frakt og retur";
    private const string Body = "# Frakt\n\nDu har **30 dager** til å sende varen tilbake.\n\n- Vi betaler frakten.\n- Pakk den godt.\n";

    /// <summary>Everything on the screens that is not the product's own text.</summary>
    internal HashSet<string> Written { get; } =
    [
        AgentName, "AA", AgentEmail, "EN", "NB", "Engelsk", "English", "Norsk bokmål", "Norwegian Bokmål", "Kundeservice", "Levering",
        "Utenlands", Title, "frakt-og-retur", "Shipping and returns", "Pakkesporing", "Interne rutiner", Body, Body.Trim(),
        "Kundeservice / Levering", "# Frakt", "Du har **", "14", "30", " dager** til å sende varen tilbake.",
        "dager** til å sende varen tilbake.", "- Vi betaler frakten.", "- Pakk den godt.", "pakke", "Følg pakken.",
        "Frakt Du har 30 dager til å sende varen tilbake. Vi betaler frakten. Pakk den godt.",
    ];

    /// <summary>A console that nobody has signed in to.</summary>
    internal async Task<AgentPage> NewAgentPage(Look look) => new(await NewPage(look.Browser()), Texts.Console(look.Language));

    /// <summary>The folder with the articles, and the one of them that has versions.</summary>
    internal (string Folder, string Article) Places { get; private set; }

    private protected override async Task Furnish()
    {
        var top = await Ask<KnowledgeFolderView>("POST", "folders", new AddKnowledgeFolderRequest("Kundeservice"));
        var folder = await Ask<KnowledgeFolderView>("POST", "folders", new AddKnowledgeFolderRequest("Levering", top.Id));
        await Ask<KnowledgeFolderView>("POST", "folders", new AddKnowledgeFolderRequest("Utenlands", folder.Id));
        var old = Body.Replace("30", "14", StringComparison.Ordinal);
        var article = await Ask<ArticleView>("POST", "articles", new AddArticleRequest(folder.Id, "nb", Title, old));
        Places = (folder.Id, article.Id);
        await Ask<ArticleView>("PUT", $"articles/{article.Id}/translations/nb", new SaveTranslationRequest(Title, Body, 1));
        await Ask<ArticleView>(
            "PUT", $"articles/{article.Id}/translations/en", new SaveTranslationRequest("Shipping and returns", "You have 30 days.", 0));
        var later = await Ask<ArticleView>("POST", "articles", new AddArticleRequest(folder.Id, "nb", "Pakkesporing", "Følg pakken."));
        await Ask<ArticleView>(
            "POST", "articles", new AddArticleRequest(folder.Id, "nb", "Interne rutiner", "Bare for oss.", Internal: true));
        await Ask<Publications>("POST", "publications", new PublishRequest([article.Id], true, ["nb"]));
        await Ask<Publications>("POST", "publications", new PublishRequest([later.Id], true, At: DateTimeOffset.UtcNow.AddDays(30)));
    }

    private async Task<T> Ask<T>(string method, string path, object body)
    {
        var answer = await Agent.Page.APIRequest.FetchAsync(
            new Uri(Addresses.Agents, $"api/knowledge/{path}").ToString(), new() { Method = method, DataObject = body });
        return answer.Ok
            ? JsonSerializer.Deserialize<T>(await answer.TextAsync(), JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{method} {path} answered {answer.Status}: {await answer.TextAsync()}");
    }
}
