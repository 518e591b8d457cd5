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

    /// <summary>Either kind, which differ in length. Each code works once, one from the app also within its 30 seconds.</summary>
    public Task<Result<ChatUser>> SignIn(string? code) =>
        Recovery(code) is { } recovery ? SignInWithRecoveryCode(recovery) : SignInFromApp(Plain(code));

    private async Task<Result<ChatUser>> SignInFromApp(string? digits)
    {
        if (digits is null || await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } user)
            return Wrong;
        if (await users.GetAuthenticationTokenAsync(user, Provider, LastCode) == digits)
            return Wrong;
        var outcome = accounts.Outcome(await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: true, rememberClient: false), user, Wrong);
        if (outcome.IsOk)
            await users.SetAuthenticationTokenAsync(user, Provider, LastCode, digits);
        return outcome;
    }

    private async Task<Result<ChatUser>> SignInWithRecoveryCode(string code) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { Disabled: false } user
            ? accounts.Outcome(await signIn.TwoFactorRecoveryCodeSignInAsync(code), user, Wrong)
            : Wrong;

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
