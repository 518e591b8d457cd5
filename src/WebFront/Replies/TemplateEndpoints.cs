using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Replies;

/// <summary>Reply templates for whoever may change them; everybody reads them with the replies.</summary>
internal static class TemplateEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/api/templates").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.KnowledgeEditor);
        templates.MapPost("/", Add);
        templates.MapPut("/{id}", Change);
        templates.MapDelete("/{id}", Delete);
        templates.MapPost("/folders", MoveFolder);
    }

    private static async Task<IResult> Add(AddTemplateRequest request, TemplateService templates, CancellationToken cancellation)
    {
        var template = ReplyInput.Check(request.Folder, request.Name, request.Texts);
        return template.IsOk
            ? HttpResults.Value(await templates.Add(template.Value, cancellation))
            : Problems.From(template.Refusal);
    }

    private static async Task<IResult> Change(
        string id, ChangeTemplateRequest request, TemplateService templates, CancellationToken cancellation)
    {
        var known = InputRules.Id<ReplyId>(id, nameof(id));
        var template = ReplyInput.Check(request.Folder, request.Name, request.Texts);
        return (known.Refusal ?? template.Refusal) is { } bad
            ? Problems.From(bad)
            : HttpResults.Value(await templates.Change(known.Value, template.Value!, request.Version, cancellation));
    }

    private static async Task<IResult> Delete(string id, TemplateService templates, CancellationToken cancellation)
    {
        var known = InputRules.Id<ReplyId>(id, nameof(id));
        return known.IsOk ? HttpResults.Done(await templates.Delete(known.Value, cancellation)) : Problems.From(known.Refusal);
    }

    private static async Task<IResult> MoveFolder(MoveFolderRequest request, TemplateService templates, CancellationToken cancellation)
    {
        var (from, to) = (ReplyInput.Folder(request.From, "from"), ReplyInput.Folder(request.To, "to"));
        if ((from.Refusal ?? to.Refusal) is { } bad)
            return Problems.From(bad);
        return from.Value!.Length == 0
            ? Problems.From(InputRules.Invalid("from", "required"))
            : HttpResults.Done(await templates.MoveFolder(from.Value, to.Value!, cancellation));
    }
}
