using System.Globalization;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Knowledge;

/// <summary>Articles and their translations, for editors.</summary>
internal static class ArticleEndpoints
{
    public static void Map(RouteGroupBuilder edit)
    {
        edit.MapPost("/articles", Add).TakeBodies(KnowledgeLimits.BodyBytes);
        edit.MapDelete("/articles/{id}", (string id, KnowledgeArticles articles, CancellationToken cancellation) =>
            For(id, async article => HttpResults.Done(await articles.Delete(article, cancellation))));
        edit.MapPut("/articles/{id}/place", Place);
        edit.MapPut("/articles/{id}/internal", SetInternal);
        edit.MapPut("/articles/{id}/translations/{language}", Save).TakeBodies(KnowledgeLimits.BodyBytes);
        edit.MapDelete("/articles/{id}/translations/{language}", DeleteTranslation);
        edit.MapGet("/articles/{id}/translations/{language}/versions", Versions);
        edit.MapGet("/articles/{id}/translations/{language}/versions/{number}", Version);
        edit.MapPost("/publications", Publish);
        edit.MapPost("/preview", Preview).TakeBodies(KnowledgeLimits.BodyBytes);
    }

    private static async Task<IResult> Add(AddArticleRequest request, KnowledgeArticles articles, CancellationToken cancellation)
    {
        var folder = InputRules.Id<KnowledgeFolderId>(request.FolderId, "folderId");
        return folder.IsOk ? HttpResults.Value(await articles.Add(folder.Value, request, cancellation)) : Problems.From(folder.Refusal);
    }

    private static Task<IResult> Place(
        string id, PlaceArticleRequest request, KnowledgeArticles articles, CancellationToken cancellation) =>
        For(id, async article =>
        {
            var folder = InputRules.Id<KnowledgeFolderId>(request.FolderId, "folderId");
            var before = KnowledgeEndpoints.OptionalId<ArticleId>(request.BeforeId, "beforeId");
            return (folder.Refusal ?? before.Refusal) is { } bad
                ? Problems.From(bad)
                : HttpResults.Done(await articles.Place(article, folder.Value, before.Value.Id, cancellation));
        });

    private static Task<IResult> SetInternal(
        string id, InternalRequest request, KnowledgeArticles articles, CancellationToken cancellation) =>
        For(id, async article => HttpResults.Value(await articles.SetInternal(article, request.On, cancellation)));

    private static Task<IResult> Save(
        string id, string language, SaveTranslationRequest request, KnowledgeArticles articles, CancellationToken cancellation) =>
        For(id, async article => HttpResults.Value(await articles.Save(article, language, request, cancellation)));

    private static Task<IResult> DeleteTranslation(
        string id, string language, KnowledgeArticles articles, CancellationToken cancellation) =>
        For(id, async article => HttpResults.Done(await articles.DeleteTranslation(article, language, cancellation)));

    private static Task<IResult> Versions(string id, string language, ArticleVersions versions, CancellationToken cancellation) =>
        For(id, async article => HttpResults.Value(await versions.All(article, language, cancellation)));

    private static Task<IResult> Version(
        string id, string language, string number, ArticleVersions versions, CancellationToken cancellation) =>
        For(id, async article => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            ? HttpResults.Value(await versions.Find(article, language, which, cancellation))
            : Problems.From(InputRules.Invalid("number", "range")));

    private static async Task<IResult> Publish(
        PublishRequest request, KnowledgeArticles articles, ArticleViews views, CancellationToken cancellation)
    {
        if (request.Articles.Count is 0 or > KnowledgeLimits.AtOnce)
            return Problems.From(InputRules.Invalid("articles", "length", KnowledgeLimits.AtOnce));
        var ids = new List<Guid>();
        foreach (var each in request.Articles)
        {
            var id = InputRules.Id<ArticleId>(each, "articles");
            if (!id.IsOk)
                return Problems.From(id.Refusal);
            ids.Add(id.Value.Value);
        }

        string[]? languages = request.Languages is { } given ? [.. given.Select(KnowledgeLanguage.Of)] : null;
        var published = await articles.Publish(ids, languages, request, cancellation);
        if (!published.IsOk)
            return Problems.From(published.Refusal);
        var rows = await views.Of(published.Value, KnowledgeAudience.Editors(), cancellation);
        return TypedResults.Ok(new Publications(rows, [.. ids.Except(published.Value).Select(id => id.ToString("N"))]));
    }

    private static IResult Preview(MarkdownRequest request, MarkdownRenderer renderer) =>
        renderer.Refuses(request.Markdown, "markdown") is { } refusal
            ? Problems.From(refusal)
            : TypedResults.Ok(new RenderedMarkdown(renderer.Html(request.Markdown)));

    private static async Task<IResult> For(string id, Func<ArticleId, Task<IResult>> act)
    {
        var article = InputRules.Id<ArticleId>(id, nameof(id));
        return article.IsOk ? await act(article.Value) : Problems.From(article.Refusal);
    }
}
