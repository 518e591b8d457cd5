using Microsoft.AspNetCore.Identity;
using OrleansChat.Hubs;
using OrleansChat.Protocol;
using OrleansChat.Results;

namespace OrleansChat.Access;

/// <summary>Accounts of agents: creating them, signing in.</summary>
internal sealed class Accounts(
    UserManager<ChatUser> users,
    SignInManager<ChatUser> signIn,
    IPasswordHasher<ChatUser> hasher,
    TimeProvider time)
{
    public const int PasswordLength = 10;
    private const int LongestPassword = 200;

    public static AccountView View(ChatUser user) =>
        new(user.Id.ToString("N"), user.DisplayName, user.Email ?? "", user.Administrator);

    /// <summary>Sets the cookie. Does not tell an unknown address from a wrong password, by words or by time.</summary>
    public async Task<Result<ChatUser>> SignIn(string email, string password)
    {
        var wrong = new Refusal(RefusalCodes.WrongCredentials);
        if (password.Length > LongestPassword || email.Length > Check.EmailLength)
            return wrong;
        if (await users.FindByEmailAsync(email) is not { Disabled: false } user)
        {
            hasher.HashPassword(new ChatUser(), password);
            return wrong;
        }

        var attempt = await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true);
        if (attempt.Succeeded)
            return user;
        return attempt.IsLockedOut
            ? new Refusal(RefusalCodes.LockedOut, RetryAfter: (user.LockoutEnd ?? time.GetUtcNow()) - time.GetUtcNow())
            : wrong;
    }

    public Task Enter(ChatUser user) => signIn.SignInAsync(user, isPersistent: true);

    public async Task<Result<ChatUser>> Create(string name, string email, string password, bool administrator)
    {
        var bad = Check.Required(name, "name", Check.NameLength)
            ?? Check.Required(email, "email", Check.EmailLength)
            ?? Check.Email(email, "email")
            ?? Check.Required(password, "password", LongestPassword);
        if (bad is not null)
            return bad;
        var user = new ChatUser
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = email.Trim(),
            Email = email.Trim(),
            DisplayName = name.Trim(),
            Administrator = administrator,
        };
        var created = await users.CreateAsync(user, password);
        return created.Succeeded ? user : Refused(created);
    }

    private static Refusal Refused(IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
            return new(RefusalCodes.EmailTaken);
        var rules = result.Errors.Where(error => error.Code.StartsWith("Password", StringComparison.Ordinal)).ToArray();
        return rules.Length > 0
            ? Refusal.With(RefusalCodes.PasswordRules, "rules", string.Join(' ', rules.Select(error => error.Description)))
            : Check.Invalid("email", "characters");
    }
}
