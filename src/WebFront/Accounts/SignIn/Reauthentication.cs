using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Asks for the password again before a change that an unattended browser must not allow. Wrong ones count and lock. Where there is
/// no password (OpenID Connect), the sign-in itself has to be fresh.
/// </summary>
internal sealed class Reauthentication(
    SignInManager<ChatUser> signIn, AccountService accounts, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>How long a sign-in is fresh.</summary>
    public static readonly TimeSpan For = TimeSpan.FromMinutes(10);

    /// <summary>Where the cookie says when somebody last proved who they are: it is renewed now and then without a proof.</summary>
    internal const string Since = "signed-in-at";

    private static readonly Refusal Wrong = new(RefusalCodes.WrongPassword);
    private static readonly Refusal Again = Refusal.With(
        RefusalCodes.SignInAgain, "minutes", For.TotalMinutes.ToString(CultureInfo.InvariantCulture));

    /// <summary>Notes the moment of a proof. A cookie without one is not fresh.</summary>
    public static void Note(AuthenticationProperties cookie, DateTimeOffset moment) =>
        cookie.Items[Since] = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Null: the password is right, or the account has none and has just signed in.</summary>
    public async Task<Refusal?> Refuses(ChatUser user, string? password)
    {
        if (user.PasswordHash is null)
            return await IsFresh() ? null : Again;
        if (string.IsNullOrEmpty(password) || password.Length > InputRules.LongestPassword)
            return Wrong;
        var attempt = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        return attempt.Succeeded ? null : accounts.Outcome(attempt, user, Wrong).Refusal;
    }

    private async Task<bool> IsFresh()
    {
        var proved = await http.HttpContext!.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return proved.Properties is { } cookie && cookie.Items.TryGetValue(Since, out var text)
            && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < For;
    }
}
