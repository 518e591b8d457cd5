using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Protocol;

namespace OrleansChat.Api;

/// <summary>Signing in and out.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/api/account").RequireSameOrigin();
        account.MapPost("/sign-in", SignIn);
        account.MapPost("/sign-out", SignOut);
        account.MapGet("/", Me);
    }

    private static async Task<IResult> SignIn(SignInRequest request, Accounts accounts)
    {
        var user = await accounts.SignIn(request.Email ?? "", request.Password ?? "");
        return user.IsOk ? TypedResults.Ok(Accounts.View(user.Value)) : Problems.From(user.Refusal);
    }

    private static async Task<IResult> SignOut(SignInManager<ChatUser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    /// <summary>Nobody is an answer too: browsers report a 401 as an error of the page.</summary>
    private static async Task<IResult> Me(HttpContext http, UserManager<ChatUser> users) =>
        http.User.Identity?.IsAuthenticated == true && await users.GetUserAsync(http.User) is { Disabled: false } user
            ? TypedResults.Ok(Accounts.View(user))
            : TypedResults.NoContent();
}
