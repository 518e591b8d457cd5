using System.Security.Claims;
using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Knowledge;

/// <summary>
/// The knowledge base in the console: every agent reads what is published, editors read and change everything. What the caller may not see
/// is answered as if it did not exist.
/// </summary>
internal static class KnowledgeEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/knowledge").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        read.MapGet("/folders", async (ClaimsPrincipal user, KnowledgeFolders folders, CancellationToken cancellation) =>
            TypedResults.Ok(await folders.All(AudienceOf(user), cancellation)));
        read.MapGet("/articles", List);
        read.MapGet("/articles/{id}", Read);
        read.MapGet("/search", Search);

        var edit = app.MapGroup("/api/knowledge").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.KnowledgeEditor);
        edit.MapPost("/folders", AddFolder);
        edit.MapPut("/folders/{id}", RenameFolder);
        edit.MapPut("/folders/{id}/place", PlaceFolder);
        edit.MapDelete("/folders/{id}", DeleteFolder);
        ArticleEndpoints.Map(edit);
        ArchiveEndpoints.Map(edit);
    }

    /// <summary>Editors see drafts, all others only what is published.</summary>
    public static KnowledgeAudience AudienceOf(ClaimsPrincipal user, KnowledgeFolderId? root = null, string? language = null) =>
        user.EditsKnowledge() ? KnowledgeAudience.Editors(root, language) : KnowledgeAudience.Agents(root, language);

    private static async Task<IResult> List(
        string? folder, ClaimsPrincipal user, ArticleViews views, CancellationToken cancellation)
    {
        var id = InputRules.Id<KnowledgeFolderId>(folder, "folder");
        return id.IsOk ? TypedResults.Ok(await views.In(id.Value, AudienceOf(user), cancellation)) : Problems.From(id.Refusal);
    }

    private static async Task<IResult> Read(string id, ClaimsPrincipal user, ArticleViews views, CancellationToken cancellation)
    {
        var article = InputRules.Id<ArticleId>(id, nameof(id));
        if (!article.IsOk)
            return Problems.From(article.Refusal);
        return await views.Find(article.Value, AudienceOf(user), cancellation) is { } found
            ? TypedResults.Ok(found)
            : Problems.From(new(RefusalCodes.ArticleNotFound));
    }

    private static async Task<IResult> Search(
        string? text, string? language, string? folder, ClaimsPrincipal user, KnowledgeFinder finder, CancellationToken cancellation)
    {
        var root = OptionalId<KnowledgeFolderId>(folder, "folder");
        var bad = InputRules.Required(text, "text", KnowledgeLimits.SearchTextLength)
            ?? (string.IsNullOrEmpty(language) ? null : InputRules.Language(language, "language")) ?? root.Refusal;
        if (bad is not null)
            return Problems.From(bad);
        return TypedResults.Ok(
            await finder.Find(text!, AudienceOf(user, root.Value.Id, language), KnowledgeLimits.SearchResults, cancellation));
    }

    private static async Task<IResult> AddFolder(
        AddKnowledgeFolderRequest request, KnowledgeFolders folders, CancellationToken cancellation)
    {
        var parent = OptionalId<KnowledgeFolderId>(request.ParentId, "parentId");
        return parent.IsOk
            ? HttpResults.Value(await folders.Add(request.Name, parent.Value.Id, cancellation))
            : Problems.From(parent.Refusal);
    }

    private static async Task<IResult> RenameFolder(
        string id, RenameFolderRequest request, KnowledgeFolders folders, CancellationToken cancellation)
    {
        var folder = InputRules.Id<KnowledgeFolderId>(id, nameof(id));
        return folder.IsOk ? HttpResults.Done(await folders.Rename(folder.Value, request, cancellation)) : Problems.From(folder.Refusal);
    }

    private static async Task<IResult> PlaceFolder(
        string id, PlaceFolderRequest request, KnowledgeFolders folders, CancellationToken cancellation)
    {
        var folder = InputRules.Id<KnowledgeFolderId>(id, nameof(id));
        var parent = OptionalId<KnowledgeFolderId>(request.ParentId, "parentId");
        var before = OptionalId<KnowledgeFolderId>(request.BeforeId, "beforeId");
        return (folder.Refusal ?? parent.Refusal ?? before.Refusal) is { } bad
            ? Problems.From(bad)
            : HttpResults.Done(await folders.Place(folder.Value, parent.Value.Id, before.Value.Id, cancellation));
    }

    private static async Task<IResult> DeleteFolder(string id, KnowledgeFolders folders, CancellationToken cancellation)
    {
        var folder = InputRules.Id<KnowledgeFolderId>(id, nameof(id));
        return folder.IsOk ? HttpResults.Done(await folders.Delete(folder.Value, cancellation)) : Problems.From(folder.Refusal);
    }

    internal static Result<OptionalId<TId>> OptionalId<TId>(string? value, string field)
        where TId : struct, IGuidId<TId> => string.IsNullOrEmpty(value)
        ? new OptionalId<TId>(null)
        : InputRules.Id<TId>(value, field).Map(static id => new OptionalId<TId>(id));
}

/// <summary>An id, or (null) none.</summary>
internal readonly record struct OptionalId<TId>(TId? Id)
    where TId : struct;
