using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Results;

namespace OrleansChat.Accounts.SignIn;

/// <summary>The second step of signing in: a code from the authenticator app, or one of the recovery codes.</summary>
internal sealed class SecondFactor(UserManager<ChatUser> users, SignInManager<ChatUser> signIn, TotpCodes codes, AccountService accounts)
{
    internal const int CodeLength = 40;

    /// <summary>Identity makes two groups of five, with a hyphen in between.</summary>
    private const int RecoveryLength = 10;

    private static readonly Refusal Wrong = new(RefusalCodes.SecondFactorWrong);

    /// <summary>Either kind, which differ in length. Each code works once.</summary>
    public Task<Result<ChatUser>> SignIn(string? code) =>
        Recovery(code) is { } recovery ? SignInWithRecoveryCode(recovery) : SignInFromApp(TotpCodes.Digits(code));

    private async Task<Result<ChatUser>> SignInFromApp(string? digits)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { Disabled: false } user)
            return Wrong;
        var secret = await users.GetAuthenticatorKeyAsync(user);
        if (digits is null || secret is null || codes.StepOf(secret, digits) is not { } step)
            return accounts.Outcome(await WithCode(""), user, Wrong); // Counted as an attempt.
        // A code that a sign-in is refused for afterwards has served too.
        return await codes.Spend(user, step) ? accounts.Outcome(await WithCode(digits), user, Wrong) : Wrong;
    }

    private Task<SignInResult> WithCode(string digits) =>
        signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: true, rememberClient: false);

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
}
