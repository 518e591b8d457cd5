using Microsoft.AspNetCore.Identity;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>The second step of signing in: a code from the authenticator app, or one of the recovery codes.</summary>
internal sealed class SecondFactor(UserManager<ChatUser> users, SignInManager<ChatUser> signIn, Accounts accounts)
{
    private const string Provider = "[OrleansChat]";
    private const string LastCode = "LastCode";
    private const int CodeLength = 40;

    /// <summary>Identity makes two groups of five, with a hyphen in between.</summary>
    private const int RecoveryLength = 10;

    private static readonly Refusal Wrong = new(RefusalCodes.SecondFactorWrong);

    /// <summary>A code works once, also within its 30 seconds.</summary>
    public async Task<Result<ChatUser>> SignIn(string? code)
    {
        var digits = Plain(code);
        if (digits is null || await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } user)
            return Wrong;
        if (await users.GetAuthenticationTokenAsync(user, Provider, LastCode) == digits)
            return Wrong;
        var outcome = accounts.Outcome(await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: true, rememberClient: false), user, Wrong);
        if (outcome.IsOk)
            await users.SetAuthenticationTokenAsync(user, Provider, LastCode, digits);
        return outcome;
    }

    public async Task<Result<ChatUser>> SignInWithRecoveryCode(string? code)
    {
        if (Recovery(code) is not { } plain || await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } user)
            return Wrong;
        return accounts.Outcome(await signIn.TwoFactorRecoveryCodeSignInAsync(plain), user, Wrong);
    }

    /// <summary>As it was made, whatever of case, hyphens and blanks got lost or came in between. Null: no code at all.</summary>
    internal static string? Recovery(string? code)
    {
        if (code is null or { Length: > CodeLength })
            return null;
        var letters = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length == RecoveryLength ? $"{letters[..(RecoveryLength / 2)]}-{letters[(RecoveryLength / 2)..]}" : null;
    }

    /// <summary>As people type it: with blanks between the groups. Null: no code at all.</summary>
    public static string? Plain(string? code)
    {
        var plain = code?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return string.IsNullOrEmpty(plain) || plain.Length > CodeLength ? null : plain;
    }
}
