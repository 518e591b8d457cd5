using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Audit;

/// <summary>The audit log, for administrators. Nobody can change it.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/admin/audit").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        audit.MapGet("/", Search);
        audit.MapGet("/actors", async (AuditReader log, CancellationToken cancellation) => TypedResults.Ok(await log.Actors(cancellation)));
        audit.MapGet(
            "/subjects", async (AuditReader log, CancellationToken cancellation) => TypedResults.Ok(await log.Subjects(cancellation)));
    }

    private static async Task<IResult> Search([AsParameters] AuditQuery query, AuditReader log, CancellationToken cancellation)
    {
        var filter = query.Read();
        return filter.IsOk ? TypedResults.Ok(await log.Search(filter.Value, cancellation)) : Problems.From(filter.Refusal);
    }
}
