using OrleansChat.Accounts.SignIn;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.Links;

/// <summary>One-time links to accounts: invitations, and new passwords.</summary>
internal static class LinkEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").RequireSameOrigin().RefuseMissing().RequireRateLimiting(HttpLimits.Links);
        account.MapPost("/forgot", Forgot);
        account.MapGet("/links/{token}", LookAtLink);
        account.MapPost("/links/{token}", UseLink);
    }

    private static async Task<IResult> Forgot(ForgotRequest request, PasswordResets resets, CancellationToken cancellation) =>
        HttpResults.Done(await resets.Ask(request.Email ?? "", request.Language, cancellation));

    private static async Task<IResult> LookAtLink(string token, LinkAcceptance links, CancellationToken cancellation) =>
        HttpResults.Value(await links.Look(token, cancellation));

    private static async Task<IResult> UseLink(
        string token, UseLinkRequest request, LinkAcceptance links, CancellationToken cancellation) =>
        HttpResults.Value((await links.Use(token, request, cancellation)).Map(AccountService.View));
}
