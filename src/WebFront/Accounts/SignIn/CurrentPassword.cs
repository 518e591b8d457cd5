using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Asks for the password again before a change that an unattended browser must not allow. Wrong ones count and lock. Where there is
/// no password (OpenID Connect), the sign-in itself has to be fresh.
/// </summary>
internal sealed class CurrentPassword(SignInManager<ChatUser> signIn, AccountService accounts, FreshSignIns fresh)
{
    private static readonly Refusal Wrong = new(RefusalCodes.WrongPassword);
    private static readonly Refusal Again = Refusal.With(
        RefusalCodes.SignInAgain, "minutes", FreshSignIns.For.TotalMinutes.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null: it is right, or the account has none and has just signed in.</summary>
    public async Task<Refusal?> Refuses(ChatUser user, string? password)
    {
        if (user.PasswordHash is null)
            return await fresh.IsFresh() ? null : Again;
        if (string.IsNullOrEmpty(password) || password.Length > AccountService.LongestPassword)
            return Wrong;
        var attempt = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return attempt.Succeeded ? null : accounts.Outcome(attempt, user, Wrong).Refusal;
    }
}
