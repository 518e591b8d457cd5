using Microsoft.AspNetCore.Identity;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Asks for the password again before a change that an unattended browser must not allow. Wrong ones count and lock.</summary>
internal sealed class CurrentPassword(SignInManager<ChatUser> signIn, Accounts accounts)
{
    private static readonly Refusal Wrong = new(RefusalCodes.WrongPassword);

    /// <summary>Null: it is right, or the account has none.</summary>
    public async Task<Refusal?> Refuses(ChatUser user, string? password)
    {
        if (user.PasswordHash is null)
            return null;
        if (string.IsNullOrEmpty(password) || password.Length > Accounts.LongestPassword)
            return Wrong;
        var attempt = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return attempt.Succeeded ? null : accounts.Outcome(attempt, user, Wrong).Refusal;
    }
}
