using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Validation;
using OrleansChat.Sessions;

namespace OrleansChat.Notes;

/// <summary>The signed-in agent's inbox, and who can be mentioned.</summary>
internal static class InboxEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/colleagues", async (InboxService inbox, CancellationToken cancellation) =>
            TypedResults.Ok(await inbox.Colleagues(cancellation))).RequireAuthorization();
        var own = app.MapGroup("/api/inbox").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        own.MapGet("/", async (DateTimeOffset? before, HttpContext http, InboxService inbox, CancellationToken cancellation) =>
            TypedResults.Ok(await inbox.Newest(http.User.AgentId(), before, cancellation)));
        own.MapPost("/read", Read);
    }

    private static async Task<IResult> Read(
        ReadInboxRequest request, HttpContext http, InboxService inbox, CancellationToken cancellation)
    {
        SessionId? only = null;
        if (request.SessionId is not null)
        {
            var id = InputRules.Id<SessionId>(request.SessionId, "sessionId");
            if (!id.IsOk)
                return Problems.From(id.Refusal);
            only = id.Value;
        }

        await inbox.MarkRead(http.User.AgentId(), only, cancellation);
        return TypedResults.NoContent();
    }
}
