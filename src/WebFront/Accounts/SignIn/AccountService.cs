using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.Profile;
using OrleansChat.Addresses;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Accounts of agents: creating them, signing in.</summary>
internal sealed class AccountService(
    UserManager<ChatUser> users,
    ChatSignInManager signIn,
    SignInThrottle throttle,
    PasswordCheck passwords,
    TimeProvider time)
{
    private static readonly Refusal Wrong = new(RefusalCodes.WrongCredentials);

    public static AccountView View(ChatUser user) =>
        new(user.Id.ToString("N"), user.DisplayName, user.Email ?? "", user.Administrator, PhotoAddress.Of(user.Photo),
            user.Administrator || user.KnowledgeEditor);

    /// <summary>
    /// Sets the cookie, or says that a second factor is needed. Whoever does not know the password learns nothing about the account:
    /// for an address that nobody has, and for an account that is disabled, locked or without a password, the same is done in the same
    /// order, a password is compared all the same, and the same is answered.
    /// </summary>
    public async Task<Result<ChatUser>> SignIn(string email, string password)
    {
        if (VisibleText.IsBlank(email) || password.Length > InputRules.LongestPassword || email.Length > InputRules.EmailLength)
            return Wrong;
        var user = await users.FindByEmailAsync(email);
        var locked = await throttle.LockedFor(email);
        var right = passwords.Verify(user, password) != PasswordVerificationResult.Failed;
        if (locked is { } still)
            return LockedOut(still);
        if (!right || user is not { Disabled: false })
            return await throttle.Count(email) is { } left ? LockedOut(left) : Wrong;
        await throttle.Clear(email);
        return Outcome(await signIn.EnterWithPassword(user, password), user, Wrong);
    }

    private static Refusal LockedOut(TimeSpan left) => new(RefusalCodes.LockedOut, RetryAfter: left);

    /// <summary>The user, or why not.</summary>
    public Result<ChatUser> Outcome(SignInResult attempt, ChatUser user, Refusal otherwise)
    {
        if (attempt.Succeeded)
            return user;
        if (attempt.RequiresTwoFactor)
            return new Refusal(RefusalCodes.SecondFactorNeeded);
        return attempt.IsLockedOut
            ? LockedOut(TimeSpan.FromSeconds(Math.Ceiling(((user.LockoutEnd ?? time.GetUtcNow()) - time.GetUtcNow()).TotalSeconds)))
            : otherwise;
    }

    /// <summary>The account behind the cookie; null: nobody is signed in, or the account is no longer good.</summary>
    public async Task<ChatUser?> Of(ClaimsPrincipal caller) =>
        caller.Identity?.IsAuthenticated == true && await users.GetUserAsync(caller) is { Disabled: false } user ? user : null;

    /// <summary>Somebody who has joined; null: there is no such person.</summary>
    public async Task<ChatUser?> Find(Guid id) => await users.FindByIdAsync(id.ToString()) is { Invited: false } user ? user : null;

    public Task Enter(ChatUser user) => signIn.SignInAsync(user, isPersistent: true);

    /// <summary>In this browser.</summary>
    public Task Leave() => signIn.SignOutAsync();

    /// <summary>An account; no password: one that will be invited or comes from elsewhere.</summary>
    public async Task<Result<ChatUser>> Create(string name, string email, string? password, bool administrator, bool invited = false)
    {
        var bad = InputRules.Required(name, "name", InputRules.NameLength)
            ?? InputRules.Required(email, "email", InputRules.EmailLength)
            ?? InputRules.Email(email, "email")
            ?? (invited && password is null ? null : InputRules.Required(password, "password", InputRules.LongestPassword));
        if (bad is not null)
            return bad;
        var address = EmailAddress.Parse(email)!.Shown;
        var user = new ChatUser
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = address,
            Email = address,
            DisplayName = VisibleText.Name(name),
            Administrator = administrator,
            Invited = invited,
        };
        var created = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        return created.Succeeded ? user : Refused(created);
    }

    public static Refusal Refused(IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            return new(RefusalCodes.Busy, RetryAfter: TimeSpan.FromSeconds(1));
        if (result.Errors.Any(error =>
                error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)))
            return new(RefusalCodes.EmailTaken);
        var rules = result.Errors.Where(error => error.Code.StartsWith("Password", StringComparison.Ordinal)).ToArray();
        return rules.Length > 0
            ? Refusal.With(RefusalCodes.PasswordRules, "rules", string.Join(' ', rules.Select(error => error.Description)))
            : InputRules.Invalid("email", "characters");
    }
}
