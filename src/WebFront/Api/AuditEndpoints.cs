using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Audit;
using OrleansChat.Hubs;

namespace OrleansChat.Api;

/// <summary>The audit log, for administrators. Nobody can change it.</summary>
internal static class AuditEndpoints
{
    private const int TextLength = 200;
    private const int KindLength = 60;

    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/admin/audit").RequireSameOrigin().RequireAuthorization(Policies.Administrator);
        audit.MapGet("/", Search);
        audit.MapGet("/actors", Actors);
    }

    private static async Task<IResult> Search(
        string? text,
        string? actor,
        string? kind,
        DateTimeOffset? from,
        DateTimeOffset? until,
        long? before,
        AuditLog log,
        CancellationToken cancellation)
    {
        AgentId? who = null;
        if (!string.IsNullOrEmpty(actor))
        {
            var id = Check.Id<AgentId>(actor, nameof(actor));
            if (!id.IsOk)
                return Problems.From(id.Refusal);
            who = id.Value;
        }

        if ((Check.Optional(text, nameof(text), TextLength) ?? Check.Optional(kind, nameof(kind), KindLength)) is { } bad)
            return Problems.From(bad);
        return TypedResults.Ok(await log.Search(
            new(text, who?.Value, kind, from?.ToUniversalTime(), until?.ToUniversalTime(), before), cancellation));
    }

    private static async Task<IResult> Actors(AuditLog log, CancellationToken cancellation) => TypedResults.Ok(await log.Actors(cancellation));
}
