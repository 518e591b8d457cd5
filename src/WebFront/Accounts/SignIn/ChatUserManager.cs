using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansChat.Access;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Identity's, but for how a password is checked.</summary>
internal sealed class ChatUserManager(
    IUserStore<ChatUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<ChatUser> hasher,
    IEnumerable<IUserValidator<ChatUser>> userValidators,
    IEnumerable<IPasswordValidator<ChatUser>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<ChatUser>> logger,
    PasswordCheck passwords)
    : UserManager<ChatUser>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <summary>A hash that is made anew is of the same password: unlike with Identity, nobody is signed out for it.</summary>
    public override async Task<bool> CheckPasswordAsync(ChatUser user, string password)
    {
        var verified = passwords.Verify(user, password);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = PasswordHasher.HashPassword(user, password);
            await UpdateAsync(user);
        }

        return verified != PasswordVerificationResult.Failed;
    }
}
