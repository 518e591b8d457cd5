using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Whether a sign-in still holds, asked of the database each time: a disabled account, a changed password, signing out and "sign out
/// everywhere" take effect at once, on every front. An agent's browser asks seldom (it connects, and then uses the connection).
/// </summary>
internal sealed class SignInGuard(IDbContextFactory<ChatDbContext> contexts)
{
    private static readonly string Stamp = new ClaimsIdentityOptions().SecurityStampClaimType;

    public async Task<bool> Holds(ClaimsPrincipal signIn) => await Find(signIn) is not null;

    /// <summary>For every request that brings the cookie.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var standing = context.Principal is { } signIn ? await services.GetRequiredService<SignInGuard>().Find(signIn) : null;
        if (standing is null)
        {
            // The cookie stays until the console has asked why it is out: other calls may come first.
            if (context.Principal is { } ended)
                context.HttpContext.Features.Set(new EndedSignIn(ended, context.Properties.IssuedUtc ?? DateTimeOffset.MinValue));
            context.RejectPrincipal();
        }
        else if (IsOther(standing, context.Principal!))
        {
            var account = await services.GetRequiredService<UserManager<ChatUser>>().GetUserAsync(context.Principal!);
            var renewed = await services.GetRequiredService<IUserClaimsPrincipalFactory<ChatUser>>().CreateAsync(account!);
            if (context.Principal!.FindFirst(AgentClaims.SignIn) is { } same)
                ((ClaimsIdentity)renewed.Identity!).AddClaim(same.Clone());
            context.ReplacePrincipal(renewed);
            context.ShouldRenew = true;
        }
    }

    private static bool IsOther(Standing standing, ClaimsPrincipal signIn) =>
        standing.Administrator != signIn.HasClaim(AgentClaims.Administrator, "true")
            || standing.KnowledgeEditor != signIn.HasClaim(AgentClaims.KnowledgeEditor, "true");

    /// <summary>
    /// A cookie is renewed in the second half of its life, but not that of a sign-in which has ended: it would look as if it had been
    /// good until now. The handler asks before <see cref="Validate"/>, whose refusal comes too late for this.
    /// </summary>
    public static async Task Renew(CookieSlidingExpirationContext context)
    {
        if (context.ShouldRenew)
            context.ShouldRenew = context.Principal is { } signIn
                && await context.HttpContext.RequestServices.GetRequiredService<SignInGuard>().Holds(signIn);
    }

    private async Task<Standing?> Find(ClaimsPrincipal signIn)
    {
        if (!Guid.TryParse(signIn.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || signIn.FindFirstValue(Stamp) is not { } stamp)
            return null;
        var which = signIn.FindFirstValue(AgentClaims.SignIn);
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Users.AsNoTracking()
            .Where(user => user.Id == id && user.SecurityStamp == stamp && !user.Disabled)
            .Where(user => !context.RevokedSignIns.Any(revoked => revoked.Id == which))
            .Select(user => new Standing(user.Administrator, user.KnowledgeEditor))
            .SingleOrDefaultAsync();
    }

    private sealed record Standing(bool Administrator, bool KnowledgeEditor);
}
