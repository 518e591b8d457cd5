using System.Security.Claims;
using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Search;

/// <summary>Chats of before, for every agent as far as they may read them. Nothing is changed here.</summary>
internal static class SearchEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var chats = app.MapGroup("/api/chats").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        chats.MapGet("/", Find);
        chats.MapGet("/agents", async (ClaimsPrincipal user, SearchService search, CancellationToken cancellation) =>
            Answer(await search.Colleagues(user.AgentId(), cancellation)));
        chats.MapGet("/{id}", Read);
        chats.MapGet("/{id}/earlier", Earlier);
    }

    private static async Task<IResult> Find(
        [AsParameters] SearchQuery query, ClaimsPrincipal user, SearchService search, CancellationToken cancellation)
    {
        var filter = query.Read();
        return filter.IsOk
            ? Answer(await search.Find(user.AgentId(), filter.Value, string.IsNullOrEmpty(query.After) ? null : query.After, cancellation))
            : Problems.From(filter.Refusal);
    }

    private static async Task<IResult> Read(string id, long? afterSeq, ClaimsPrincipal user, SearchService search)
    {
        var session = InputRules.Id<SessionId>(id, "id");
        var bad = InputRules.NotNegative(afterSeq ?? 0, "afterSeq") ?? session.Refusal;
        return bad is null ? Answer(await search.Read(user.AgentId(), session.Value, afterSeq ?? 0)) : Problems.From(bad);
    }

    private static async Task<IResult> Earlier(
        string id, string? before, ClaimsPrincipal user, SearchService search, CancellationToken cancellation)
    {
        var session = InputRules.Id<SessionId>(id, "id");
        if (!session.IsOk)
            return Problems.From(session.Refusal);
        return Instants.TryRead(before, out var instant)
            ? Answer(await search.Earlier(user.AgentId(), session.Value, instant, cancellation))
            : Problems.From(InputRules.Invalid("before", "instant"));
    }

    private static IResult Answer<T>(Result<T> result) => result.IsOk ? TypedResults.Ok(result.Value) : Problems.From(result.Refusal);
}
