using System.Globalization;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OtpNet;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Codes from an authenticator app (RFC 6238: six digits, 30 seconds). Each serves once, and none that is older than one that has.
/// </summary>
internal sealed class TotpCodes(UserManager<ChatUser> users, TimeProvider time)
{
    public const string Provider = "[OrleansChat]";

    private const string LastStep = "LastStep";
    private const int Length = 6;

    /// <summary>Phones' clocks may be a minute off.</summary>
    private static readonly VerificationWindow Window = new(previous: 2, future: 2);

    /// <summary>As people type it: with blanks between the groups. Null: no such code at all.</summary>
    public static string? Digits(string? code)
    {
        var digits = code?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits?.Length == Length && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    /// <summary>Which step of 30 seconds the code is of; null: none of now.</summary>
    public long? StepOf(string secret, string digits) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(time.GetUtcNow().UtcDateTime, digits, out var step, Window) ? step : null;

    /// <summary>Stores that it serves now. False: it, or a later one, has served, or serves somebody else at this moment.</summary>
    public async Task<bool> Spend(ChatUser user, long step)
    {
        var last = await users.GetAuthenticationTokenAsync(user, Provider, LastStep);
        if (last is not null && step <= long.Parse(last, CultureInfo.InvariantCulture))
            return false;
        // Fails when the account has changed since it was read: of two at once, one is stored.
        return (await users.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }
}
