using OrleansChat.Access;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Mail;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Signing in and out.</summary>
internal static class AccountEndpoints
{
    private const string ExternalReturn = "/api/account/external/return";

    public static void Map(IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").RequireSameOrigin().RefuseMissing();
        account.MapGet("/", Me);
        account.MapGet("/ways", Ways);
        account.MapPost("/sign-in", SignIn).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/sign-in/code", SignInWithCode).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/passkey/options", PasskeyOptions).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/passkey", SignInWithPasskey).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/sign-out", SignOut);
        account.MapGet("/external", External).RequireRateLimiting(HttpLimits.SignIns);
        account.MapGet("/external/return", FinishExternal).RequireRateLimiting(HttpLimits.SignIns);
    }

    /// <summary>Who was signed in hears why they are not any more.</summary>
    private static async Task<IResult> Me(
        HttpContext http, AccountService accounts, SignInEndReasons reasons, CancellationToken cancellation) =>
        await accounts.Of(http.User) is { } user
            ? TypedResults.Ok(AccountService.View(user))
            : Problems.From(await reasons.Explain(http, cancellation));

    private static async Task<IResult> Ways(OpenIdConnectSettings external, MailSettings mail, CancellationToken cancellation) =>
        TypedResults.Ok(new SignInWays(external.Enabled ? external.DisplayName : null, await mail.Configured(cancellation)));

    private static async Task<IResult> SignIn(SignInRequest request, AccountService accounts) =>
        SignedIn(await accounts.SignIn(request.Email ?? "", request.Password ?? ""));

    private static async Task<IResult> SignInWithCode(SecondFactorRequest request, SecondFactor factor) =>
        SignedIn(await factor.SignIn(request.Code));

    private static async Task<IResult> PasskeyOptions(Passkeys passkeys) =>
        TypedResults.Ok(new PasskeyOptions(await passkeys.RequestOptions()));

    private static async Task<IResult> SignInWithPasskey(PasskeySignInRequest request, Passkeys passkeys) =>
        SignedIn(await passkeys.SignIn(request.Credential));

    /// <summary>
    /// The sign-in has ended before this is answered. Other tabs of this browser are out too;
    /// other browsers connect again, with a sign-in of their own.
    /// </summary>
    private static async Task<IResult> SignOut(
        HttpContext http, AccountService accounts, RevokedSignIns revoked, AgentNotifier notifier, CancellationToken cancellation)
    {
        if (await accounts.Of(http.User) is { } user)
        {
            await revoked.Revoke(user, http.User, cancellation);
            notifier.OthersSignedOut(user.Id);
        }

        await accounts.Leave();
        return TypedResults.NoContent();
    }

    /// <summary>A navigation: the provider's page comes next, and asks again who it is if that is wanted.</summary>
    private static IResult External(bool? afresh, OpenIdConnectSettings settings, ExternalSignIn external) => settings.Enabled
        ? TypedResults.Challenge(
            external.Begin(afresh is true ? $"{ExternalReturn}{ConsoleAddress.Afresh}" : ExternalReturn, afresh ?? false),
            [ExternalSignIn.Scheme])
        : TypedResults.NotFound();

    /// <summary>Back from the provider, to where a fresh sign-in was asked for. What went wrong is said by the sign-in page.</summary>
    private static async Task<IResult> FinishExternal(bool? afresh, ExternalSignIn external, CancellationToken cancellation)
    {
        var user = await external.Finish(cancellation);
        return TypedResults.Redirect(ConsoleAddress.After(user, afresh is true ? ConsoleAddress.Profile : ConsoleAddress.Start));
    }

    private static IResult SignedIn(Result<ChatUser> user) => HttpResults.Value(user.Map(AccountService.View));
}
