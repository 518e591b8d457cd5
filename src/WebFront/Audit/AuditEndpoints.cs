using OrleansChat.Access;
using OrleansChat.Agents;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Audit;

/// <summary>The audit log, for administrators. Nobody can change it.</summary>
internal static class AuditEndpoints
{
    private const int TextLength = 200;
    private const int KindLength = 60;
    private const int SubjectLength = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/api/admin/audit").RequireSameOrigin().RefuseMissing().RequireAuthorization(Policies.Administrator);
        audit.MapGet("/", (
            string? text, string? actor, string? kind, DateTimeOffset? from, DateTimeOffset? until, long? before, string? subject, AuditReader log,
            CancellationToken cancellation) =>
            Search(new(text, actor, kind, from, until, before, Subject: subject), log, cancellation));
        audit.MapPost("/search", Search);
        audit.MapGet("/actors", Actors);
    }

    private static async Task<IResult> Search(AuditSearchRequest request, AuditReader log, CancellationToken cancellation)
    {
        AgentId? who = null;
        if (!string.IsNullOrEmpty(request.Actor))
        {
            var id = Check.Id<AgentId>(request.Actor, "actor");
            if (!id.IsOk)
                return Problems.From(id.Refusal);
            who = id.Value;
        }

        if ((Check.Optional(request.Text, "text", TextLength) ?? Check.Optional(request.Kind, "kind", KindLength)
            ?? Check.Optional(request.Subject, "subject", SubjectLength)) is { } bad)
            return Problems.From(bad);
        var meanings = AuditMeanings.Read(request.Meanings);
        if (!meanings.IsOk)
            return Problems.From(meanings.Refusal);
        return TypedResults.Ok(await log.Search(
            new(
                request.Text,
                who?.Value,
                request.Kind is { } kind ? WireWord.ToKebab(kind) : null,
                request.Subject,
                request.From?.ToUniversalTime(),
                request.Until?.ToUniversalTime(),
                request.Before,
                meanings.Value),
            cancellation));
    }

    private static async Task<IResult> Actors(AuditReader log, CancellationToken cancellation) => TypedResults.Ok(await log.Actors(cancellation));
}
