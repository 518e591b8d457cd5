using System.Buffers.Text;
using OrleansChat.Access;
using OrleansChat.Accounts.SignIn;
using OrleansChat.Edge.Http;
using OrleansChat.Edge.Limits;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.Profile;

/// <summary>One's own account.</summary>
internal static class ProfileEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var profile = app.MapGroup("/api/profile").RequireSameOrigin().RefuseMissing().RequireAuthorization();
        profile.MapGet("/", Show);
        profile.MapPut("/", Rename);
        profile.MapPut("/photo", SetPhoto).RequireRateLimiting(HttpLimits.Pictures);
        profile.MapDelete("/photo", RemovePhoto);
        profile.MapGet("/preferences", ShowPreferences);
        profile.MapPut("/preferences", SavePreferences);
        profile.MapPost("/password", ChangePassword);
        profile.MapPost("/sign-out-elsewhere", SignOutElsewhere);
        profile.MapPost("/two-factor", BeginTwoFactor);
        profile.MapPost("/two-factor/confirm", ConfirmTwoFactor);
        profile.MapPost("/two-factor/codes", RenewCodes);
        profile.MapPost("/two-factor/off", TurnTwoFactorOff);
        profile.MapPost("/passkeys/options", PasskeyOptions);
        profile.MapPost("/passkeys", AddPasskey);
        profile.MapPost("/passkeys/{id}/remove", RemovePasskey);
        app.MapGet($"{PhotoAddress.Path}/{{hash}}", Photo);
    }

    private static Task<IResult> Show(HttpContext http, AccountService accounts, ProfileService profiles) =>
        Mine(http, accounts, async me => TypedResults.Ok(await profiles.View(me)));

    private static async Task<IResult> Rename(
        RenameRequest request, HttpContext http, ProfileService profiles, CancellationToken cancellation) =>
        HttpResults.Value((await profiles.Rename(http.User.AgentId().Value, request.Name, cancellation)).Map(AccountService.View));

    private static async Task<IResult> SetPhoto(PhotoRequest request, HttpContext http, Photos photos, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(request.Data) || !Base64.IsValid(request.Data))
            return Problems.From(InputRules.Invalid("photo", "base64"));
        return HttpResults.Value(
            (await photos.Set(http.User.AgentId().Value, Convert.FromBase64String(request.Data), cancellation)).Map(AccountService.View));
    }

    private static async Task<IResult> RemovePhoto(HttpContext http, Photos photos, CancellationToken cancellation) =>
        HttpResults.Value((await photos.Set(http.User.AgentId().Value, null, cancellation)).Map(AccountService.View));

    private static async Task<IResult> ShowPreferences(HttpContext http, Preferences preferences, CancellationToken cancellation) =>
        HttpResults.Value(await preferences.Find(http.User.AgentId().Value, cancellation));

    private static async Task<IResult> SavePreferences(
        PreferencesView request, HttpContext http, Preferences preferences, CancellationToken cancellation) => request.Settings is null
            ? Problems.From(InputRules.Invalid("settings", "required"))
            : HttpResults.Value(await preferences.Save(http.User.AgentId().Value, request, cancellation));

    private static Task<IResult> ChangePassword(
        ChangePasswordRequest request, HttpContext http, AccountService accounts, ProfileService profiles,
        CancellationToken cancellation) =>
        Mine(http, accounts, async me => HttpResults.Done(await profiles.ChangePassword(me, request, cancellation)));

    private static async Task<IResult> SignOutElsewhere(HttpContext http, ProfileService profiles, CancellationToken cancellation) =>
        HttpResults.Done(await profiles.SignOutElsewhere(http.User.AgentId().Value, cancellation));

    private static Task<IResult> BeginTwoFactor(
        PasswordCheckRequest? request, HttpContext http, AccountService accounts, TwoFactorSetup setup) =>
        Mine(http, accounts, async me => HttpResults.Value(await setup.Begin(me, request?.Password)));

    private static async Task<IResult> ConfirmTwoFactor(
        ConfirmTwoFactorRequest request, HttpContext http, TwoFactorSetup setup, CancellationToken cancellation) =>
        HttpResults.Value(await setup.Confirm(http.User.AgentId().Value, request.Code, cancellation));

    private static Task<IResult> RenewCodes(
        PasswordCheckRequest request, HttpContext http, AccountService accounts, TwoFactorSetup setup, CancellationToken cancellation) =>
        Mine(http, accounts, async me => HttpResults.Value(await setup.Renew(me, request.Password, cancellation)));

    private static Task<IResult> TurnTwoFactorOff(
        PasswordCheckRequest request, HttpContext http, AccountService accounts, TwoFactorSetup setup, CancellationToken cancellation) =>
        Mine(http, accounts, async me => HttpResults.Done(await setup.TurnOff(me, request.Password, cancellation)));

    private static Task<IResult> PasskeyOptions(HttpContext http, AccountService accounts, Passkeys passkeys) =>
        Mine(http, accounts, async me => TypedResults.Ok(new PasskeyOptions(await passkeys.CreationOptions(me))));

    private static Task<IResult> AddPasskey(
        AddPasskeyRequest request, HttpContext http, AccountService accounts, Passkeys passkeys, CancellationToken cancellation) =>
        Mine(http, accounts, async me => HttpResults.Done(await passkeys.Add(me, request, cancellation)));

    private static Task<IResult> RemovePasskey(
        string id, PasswordCheckRequest request, HttpContext http, AccountService accounts, Passkeys passkeys,
        CancellationToken cancellation) =>
        Mine(http, accounts, async me => HttpResults.Done(await passkeys.Remove(me, id, request.Password, cancellation)));

    /// <summary>For visitors too, who see whom they talk to. The address is the content: it never changes.</summary>
    private static async Task<IResult> Photo(string hash, HttpContext http, Photos photos, CancellationToken cancellation)
    {
        if (hash.Length != 64 || await photos.Find(hash, cancellation) is not { } photo)
            return TypedResults.NotFound();
        PictureHeaders.Set(http.Response.Headers);
        return TypedResults.Bytes(photo.Bytes, photo.ContentType);
    }

    /// <summary>The account behind the cookie; it was there a moment ago.</summary>
    private static async Task<IResult> Mine(HttpContext http, AccountService accounts, Func<ChatUser, Task<IResult>> act) =>
        await accounts.Of(http.User) is { } me ? await act(me) : Problems.From(new(Results.RefusalCodes.NotSignedIn));
}
