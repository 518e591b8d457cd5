using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Access;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Signing out: the browser forgets its cookie, and a copy of the cookie that somebody else may have is worth nothing any more.
/// </summary>
internal sealed class RevokedSignIns(ChatDbContext database, UserManager<ChatUser> users, TimeProvider time)
{
    /// <summary>Longer than any cookie lasts.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(15);

    /// <summary>
    /// Ends this sign-in and no other of the person. A cookie of an earlier version does not say which it is: then it ends all.
    /// </summary>
    public async Task Revoke(ChatUser user, ClaimsPrincipal signIn, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (signIn.FindFirstValue(AgentClaims.SignIn) is not { } which)
        {
            await users.UpdateSecurityStampAsync(user);
            return;
        }

        await database.RevokedSignIns.Where(revoked => revoked.ForgetAt < now).ExecuteDeleteAsync(cancellation);
        if (await database.RevokedSignIns.AnyAsync(revoked => revoked.Id == which, cancellation))
            return;
        database.RevokedSignIns.Add(new() { Id = which, ForgetAt = now + Kept });
        await database.SaveChangesAsync(cancellation);
    }
}
