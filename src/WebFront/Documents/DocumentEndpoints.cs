using System.Security.Claims;
using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Documents;

/// <summary>The library of documents: every agent sees it and sends from it, whoever may edit the knowledge base changes it.</summary>
internal static class DocumentEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/documents", async (DocumentQueries queries, CancellationToken cancellation) =>
            TypedResults.Ok(await queries.All(cancellation))).RequireAuthorization();
        var admin = app.MapGroup("/api/admin/documents").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.KnowledgeEditor);
        admin.MapGet("/{id}", (string id, DocumentQueries queries, CancellationToken cancellation) =>
            For(id, known => queries.Details(known, cancellation)));
        admin.MapPost("/", async (
            AddDocumentRequest request, ClaimsPrincipal user, DocumentService documents, CancellationToken cancellation) =>
            HttpResults.Value(await documents.Add(request, user.AgentId(), cancellation)));
        admin.MapPut("/{id}", (string id, ChangeDocumentRequest request, DocumentService documents, CancellationToken cancellation) =>
            For(id, known => documents.Change(known, request, cancellation)));
        admin.MapPost("/{id}/versions", (
            string id, AddVersionRequest request, ClaimsPrincipal user, DocumentService documents, CancellationToken cancellation) =>
            For(id, known => documents.AddVersion(known, request, user.AgentId(), cancellation)));
        admin.MapDelete("/{id}", (string id, DocumentService documents, CancellationToken cancellation) =>
            Done(id, known => documents.Delete(known, cancellation)));
        var folders = app.MapGroup("/api/admin/document-folders").RequireSameOrigin().RefuseMissing()
            .RequireAuthorization(Policies.KnowledgeEditor);
        folders.MapPost("/", async (AddFolderRequest request, DocumentFolders service, CancellationToken cancellation) =>
            HttpResults.Value(await service.Add(request, cancellation)));
        folders.MapPut("/{id}", (string id, ChangeFolderRequest request, DocumentFolders service, CancellationToken cancellation) =>
            For(id, known => service.Change(known, request, cancellation)));
        folders.MapDelete("/{id}", (string id, DocumentFolders service, CancellationToken cancellation) =>
            Done(id, known => service.Delete(known, cancellation)));
    }

    private static async Task<IResult> For<T>(string id, Func<Guid, Task<Result<T>>> act)
    {
        var known = InputRules.Id<DocumentId>(id, nameof(id));
        return known.IsOk ? HttpResults.Value(await act(known.Value.Value)) : Problems.From(known.Refusal);
    }

    private static async Task<IResult> Done(string id, Func<Guid, Task<Result<Unit>>> act)
    {
        var known = InputRules.Id<DocumentId>(id, nameof(id));
        return known.IsOk ? HttpResults.Done(await act(known.Value.Value)) : Problems.From(known.Refusal);
    }
}
