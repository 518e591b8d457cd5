using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansChat.Access;
using OrleansChat.Addresses;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Keyboards spell the same characters in different ways: passwords are hashed in Unicode's form KC (ADR 15). Hashes from before are
/// of the password as it was typed; they still hold, and are replaced when they are next used.
/// </summary>
internal sealed class UnicodePasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<ChatUser>(options)
{
    public override string HashPassword(ChatUser user, string password) => base.HashPassword(user, UnicodeForms.PlainOf(password));

    public override PasswordVerificationResult VerifyHashedPassword(ChatUser user, string hashedPassword, string providedPassword)
    {
        var plain = UnicodeForms.PlainOf(providedPassword);
        var verified = base.VerifyHashedPassword(user, hashedPassword, plain);
        if (verified != PasswordVerificationResult.Failed || plain == providedPassword)
            return verified;
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }
}

/// <summary>The rules go by what is hashed: an accent that is typed apart is no further character.</summary>
internal sealed class UnicodePasswordValidator : PasswordValidator<ChatUser>
{
    public override Task<IdentityResult> ValidateAsync(UserManager<ChatUser> manager, ChatUser user, string? password) =>
        base.ValidateAsync(manager, user, UnicodeForms.PlainOf(password));
}
