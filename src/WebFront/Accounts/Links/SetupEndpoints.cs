using OrleansChat.Accounts.SignIn;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.Links;

/// <summary>The one-time link for the first administrator.</summary>
internal static class SetupEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var setup = app.MapGroup("/api/setup").RequireSameOrigin().RefuseMissing().RequireRateLimiting(HttpLimits.Links);
        setup.MapGet("/{token}", Look);
        setup.MapPost("/{token}", Use);
    }

    /// <summary>204: the link is good; 404 problem: it is not (any more).</summary>
    private static async Task<IResult> Look(string token, SetupLinks links, CancellationToken cancellation) =>
        await links.IsGood(token, cancellation)
            ? TypedResults.NoContent()
            : Problems.From(SetupLinks.NotGood);

    private static async Task<IResult> Use(string token, SetupRequest request, FirstAdministrator first, CancellationToken cancellation)
    {
        var user = await first.Create(token, request, cancellation);
        return user.IsOk ? TypedResults.Ok(AccountService.View(user.Value)) : Problems.From(user.Refusal);
    }
}
