using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;
using OrleansChat.Mail;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Signing in and out, and links to accounts.</summary>
internal static class AccountEndpoints
{
    private const string ExternalReturn = "/api/account/external/return";

    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").RequireSameOrigin().RefuseMissing();
        account.MapGet("/", Me);
        account.MapGet("/ways", Ways);
        account.MapPost("/sign-in", SignIn).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/sign-in/code", SignInWithCode).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/passkey/options", PasskeyOptions).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/passkey", SignInWithPasskey).RequireRateLimiting(HttpLimits.SignIns);
        account.MapPost("/sign-out", SignOut);
        account.MapPost("/forgot", Forgot).RequireRateLimiting(HttpLimits.Links);
        account.MapGet("/links/{token}", LookAtLink).RequireRateLimiting(HttpLimits.Links);
        account.MapPost("/links/{token}", UseLink).RequireRateLimiting(HttpLimits.Links);
        account.MapGet("/external", External).RequireRateLimiting(HttpLimits.SignIns);
        account.MapGet("/external/return", FinishExternal).RequireRateLimiting(HttpLimits.SignIns);
    }

    /// <summary>Who was signed in hears why they are not any more.</summary>
    private static async Task<IResult> Me(HttpContext http, AccountService accounts, SignInEndReasons reasons, CancellationToken cancellation) =>
        await accounts.Of(http.User) is { } user
            ? TypedResults.Ok(AccountService.View(user))
            : Problems.From(await reasons.Explain(http, cancellation));

    private static async Task<IResult> Ways(OpenIdConnectSettings external, MailSettings mail, CancellationToken cancellation) =>
        TypedResults.Ok(new SignInWays(external.Enabled ? external.DisplayName : null, await mail.Configured(cancellation)));

    private static async Task<IResult> SignIn(SignInRequest request, AccountService accounts) =>
        SignedIn(await accounts.SignIn(request.Email ?? "", request.Password ?? ""));

    private static async Task<IResult> SignInWithCode(SecondFactorRequest request, SecondFactor factor) =>
        SignedIn(await factor.SignIn(request.Code));

    private static async Task<IResult> PasskeyOptions(Passkeys passkeys) => TypedResults.Ok(new PasskeyOptions(await passkeys.RequestOptions()));

    private static async Task<IResult> SignInWithPasskey(PasskeySignInRequest request, Passkeys passkeys) =>
        SignedIn(await passkeys.SignIn(request.Credential));

    /// <summary>
    /// The sign-in has ended before this is answered. Other tabs of this browser are out too; other browsers connect again, with a
    /// sign-in of their own.
    /// </summary>
    private static async Task<IResult> SignOut(
        HttpContext http, AccountService accounts, RevokedSignIns revoked, AgentNews news, CancellationToken cancellation)
    {
        if (await accounts.Of(http.User) is { } user)
        {
            await revoked.Revoke(user, http.User, cancellation);
            news.OthersSignedOut(user.Id);
        }

        await accounts.Leave();
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Forgot(ForgotRequest request, PasswordResets resets, CancellationToken cancellation) =>
        HttpResults.Done(await resets.Ask(request.Email ?? "", request.Language, cancellation));

    private static async Task<IResult> LookAtLink(string token, LinkAcceptance links, CancellationToken cancellation) =>
        HttpResults.Value(await links.Look(token, cancellation));

    private static async Task<IResult> UseLink(string token, UseLinkRequest request, LinkAcceptance links, CancellationToken cancellation) =>
        SignedIn(await links.Use(token, request, cancellation));

    /// <summary>A navigation: the provider's page comes next, and asks again who it is if that is wanted.</summary>
    private static IResult External(bool? afresh, OpenIdConnectSettings settings, ExternalSignIn external) => settings.Enabled
        ? TypedResults.Challenge(external.Begin(afresh is true ? $"{ExternalReturn}{ConsoleAddress.Afresh}" : ExternalReturn, afresh ?? false), [ExternalSignIn.Scheme])
        : TypedResults.NotFound();

    /// <summary>Back from the provider, to where a fresh sign-in was asked for. What went wrong is said by the sign-in page.</summary>
    private static async Task<IResult> FinishExternal(bool? afresh, ExternalSignIn external, CancellationToken cancellation)
    {
        var user = await external.Finish(cancellation);
        return TypedResults.Redirect(ConsoleAddress.After(user, afresh is true ? ConsoleAddress.Profile : ConsoleAddress.Start));
    }

    private static IResult SignedIn(Result<ChatUser> user) => HttpResults.Value(user.Map(AccountService.View));
}

/// <summary>Where people go who came by a navigation and not by a call.</summary>
internal static class ConsoleAddress
{
    public const string Start = "/console";
    public const string Profile = "/console/profile";

    /// <summary>Of the way back, where the profile asked for a fresh sign-in.</summary>
    public const string Afresh = "?afresh=true";

    /// <summary>The page that sent somebody to the provider.</summary>
    public static string Page(string? wayBack) => wayBack?.EndsWith(Afresh, StringComparison.Ordinal) == true ? Profile : Start;

    /// <summary>With what went wrong, if anything did: the page says it.</summary>
    public static string After(Result<ChatUser> signIn, string page) => signIn.IsOk ? page : Refused(signIn.Refusal.Code, page);

    public static string Refused(string code, string page = Start) => $"{page}?refused={Uri.EscapeDataString(code)}";
}
