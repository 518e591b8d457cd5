using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// The cookie between the password and the second factor. It holds only while the account is as it was: a new password, "sign out
/// everywhere" and disabling end a sign-in that is half done too.
/// </summary>
internal static class TwoFactorCookie
{
    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    /// <summary>Passkeys keep what they were asked in the same cookie, of nobody's account.</summary>
    public static async Task Bind(CookieSigningInContext context)
    {
        if (await Account(context.HttpContext, context.Principal) is { } user && context.Principal?.Identity is ClaimsIdentity identity)
            identity.AddClaim(new(Stamp, user.SecurityStamp ?? ""));
    }

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirstValue(ClaimTypes.Name) is null)
            return;
        var user = await Account(context.HttpContext, context.Principal);
        if (user is null or { Disabled: true } || context.Principal.FindFirstValue(Stamp) != user.SecurityStamp)
            context.RejectPrincipal();
    }

    private static async Task<ChatUser?> Account(HttpContext http, ClaimsPrincipal? step) => step?.FindFirstValue(ClaimTypes.Name) is { } id
        ? await http.RequestServices.GetRequiredService<UserManager<ChatUser>>().FindByIdAsync(id)
        : null;
}
