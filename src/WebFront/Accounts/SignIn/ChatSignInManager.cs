using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Nobody with a disabled account gets in, by whatever way; and every way in lasts equally long.</summary>
internal sealed class ChatSignInManager(
    UserManager<ChatUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<ChatUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<ChatUser>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<ChatUser> confirmation,
    TimeProvider time) : SignInManager<ChatUser>(users, http, claims, options, logger, schemes, confirmation)
{
    /// <summary>When they whose cookie this request sets proved who they are; null: nobody says that they did.</summary>
    private DateTimeOffset? _provedAt = time.GetUtcNow();

    /// <summary>A cookie that is made anew is of the same sign-in.</summary>
    private string? _signIn;

    public override Task<bool> CanSignInAsync(ChatUser user) => Task.FromResult(!user.Disabled);

    public override Task SignInWithClaimsAsync(
        ChatUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        authenticationProperties ??= new();
        authenticationProperties.IsPersistent = true;
        if (_provedAt is { } moment)
            Reauthentication.Note(authenticationProperties, moment);
        Claim signIn = new(AgentClaims.SignIn, _signIn ?? OneTimeTokens.New());
        return base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, signIn]);
    }

    /// <summary>The new cookie says of a proof what the old one says.</summary>
    public override Task RefreshSignInAsync(ChatUser user)
    {
        (_provedAt, _signIn) = (null, Context.User.FindFirstValue(AgentClaims.SignIn));
        return base.RefreshSignInAsync(user);
    }

    /// <summary>
    /// The password is right. Wrong codes of the second factor, and wrong passwords of who was signed in, have locked the account itself.
    /// </summary>
    public async Task<SignInResult> EnterWithPassword(ChatUser user, string password)
    {
        // Verifies once more, so that a hash from before is made anew; whoever gets here knows the password.
        if (await PreSignInCheck(user) is { } refused)
            return refused;
        if (!await UserManager.CheckPasswordAsync(user, password))
            return SignInResult.Failed;
        if (!user.TwoFactorEnabled)
            await ResetLockout(user);
        return await SignInOrTwoFactorAsync(user, isPersistent: true);
    }

    /// <summary>Null: nobody asked for the options first, or it was too long ago.</summary>
    public async Task<PasskeyAttestationResult?> TryAttest(string credential)
    {
        try
        {
            return await PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Signs in whom the provider named. Wrong passwords lock passwords only:
    /// else whoever knows an address could keep its owner out by every way.
    /// </summary>
    /// <param name="provider">Its scheme.</param>
    /// <param name="user">Whose account.</param>
    /// <param name="provedAt">When the provider asked who it is; null: it does not say, and the sign-in is no fresh one.</param>
    public async Task<SignInResult> EnterFrom(string provider, ChatUser user, DateTimeOffset? provedAt)
    {
        if (!await CanSignInAsync(user))
            return SignInResult.NotAllowed;
        _provedAt = provedAt;
        return await SignInOrTwoFactorAsync(user, isPersistent: true, provider, bypassTwoFactor: true);
    }

    /// <summary>Whose passkey it is, verified; wrong passwords do not lock it.</summary>
    public async Task<(SignInResult Result, ChatUser? User)> TryPasskey(string credential)
    {
        try
        {
            var asserted = await PerformPasskeyAssertionAsync(credential);
            if (!asserted.Succeeded)
                return (SignInResult.Failed, null);
            if (!await CanSignInAsync(asserted.User))
                return (SignInResult.NotAllowed, asserted.User);
            var counted = await UserManager.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey);
            return (counted.Succeeded ? SignInResult.Success : SignInResult.Failed, asserted.User);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for the options first, or it was too long ago.
            return (SignInResult.Failed, null);
        }
    }
}
