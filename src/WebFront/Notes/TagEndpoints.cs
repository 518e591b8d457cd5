using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>Tags of the installation: everybody who is signed in uses them, administrators change them.</summary>
internal static class TagEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/tags", async (TagService tags, CancellationToken cancellation) => TypedResults.Ok(await tags.All(cancellation)))
            .RequireAuthorization();
        var admin = app.MapGroup("/api/admin/tags").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        admin.MapPost("/", Add);
        admin.MapPut("/{id}", Change);
        admin.MapDelete("/{id}", Delete);
    }

    private static async Task<IResult> Add(AddTagRequest request, TagService tags, CancellationToken cancellation) =>
        HttpResults.Value(await tags.Add(request, cancellation));

    private static async Task<IResult> Change(string id, ChangeTagRequest request, TagService tags, CancellationToken cancellation)
    {
        var tag = InputRules.Id<TagId>(id, nameof(id));
        return tag.IsOk ? HttpResults.Value(await tags.Change(tag.Value, request, cancellation)) : Problems.From(tag.Refusal);
    }

    private static async Task<IResult> Delete(string id, TagService tags, CancellationToken cancellation)
    {
        var tag = InputRules.Id<TagId>(id, nameof(id));
        return tag.IsOk ? HttpResults.Done(await tags.Delete(tag.Value, cancellation)) : Problems.From(tag.Refusal);
    }
}
