using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Audit;
using OrleansChat.Results;
using OrleansChat.Storage;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Why a sign-in holds no longer, for the browser that has its cookie and for nobody else.
/// The audit log knows; where it was cleared, nobody does.
/// </summary>
internal sealed class SignInEndReasons(ChatDbContext database, EndedSignInLimit limit)
{
    public const string Disabled = "disabled";
    public const string ByAdministrator = "administrator";
    public const string Elsewhere = "elsewhere";
    public const string Password = "password";
    public const string Factor = "secondFactor";

    private static readonly Dictionary<string, string> ByThemselves = new()
    {
        [AuditKinds.SignedOutEverywhere] = Elsewhere,
        [AuditKinds.PasswordChanged] = Password,
        [AuditKinds.PasswordReset] = Password,
        [AuditKinds.TwoFactorOn] = Factor,
        [AuditKinds.TwoFactorOff] = Factor,
    };

    private static readonly string[] Kinds = [.. ByThemselves.Keys, AuditKinds.PersonDisabled];

    /// <summary>
    /// <see cref="RefusalCodes.NotSignedIn"/>, with the reason if it is known. The cookie goes with the answer: it is told once.
    /// </summary>
    public async Task<Refusal> Explain(HttpContext http, CancellationToken cancellation)
    {
        var refusal = new Refusal(RefusalCodes.NotSignedIn);
        if (http.Features.Get<EndedSignIn>() is not { } ended)
            return refusal;
        // Whoever keeps the cookie may ask again and again: then nobody looks for the reason any more.
        if (limit.Spend(http) is not null)
            return refusal;
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return await Why(ended, cancellation) is { } reason ? Refusal.With(refusal.Code, "ended", reason) : refusal;
    }

    private async Task<string?> Why(EndedSignIn ended, CancellationToken cancellation)
    {
        if (!Guid.TryParse(ended.SignIn.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
            return null;
        if (await database.Users.AnyAsync(user => user.Id == id && user.Disabled, cancellation))
            return Disabled;
        var subject = id.ToString("N");
        var last = await database.AuditLog.AsNoTracking()
            .Where(entry => entry.SubjectId == subject && Kinds.Contains(entry.Kind) && entry.At >= ended.Since)
            .OrderByDescending(entry => entry.Id).Select(entry => new { entry.Kind, entry.ActorId }).FirstOrDefaultAsync(cancellation);
        return last is null ? null : last.ActorId == id ? ByThemselves.GetValueOrDefault(last.Kind) : ByAdministrator;
    }
}

/// <summary>A cookie that this installation gave out, and that is good no longer.</summary>
/// <param name="SignIn">Whose it was.</param>
/// <param name="Since">When it was last known to be good.</param>
internal sealed record EndedSignIn(ClaimsPrincipal SignIn, DateTimeOffset Since);
