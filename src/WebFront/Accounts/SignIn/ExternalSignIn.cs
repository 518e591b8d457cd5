using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OrleansChat.Access;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Signing in as the provider says. An existing account is taken over only by an address that the provider has verified: else
/// whoever can register any address there would be anybody here.
/// </summary>
internal sealed class ExternalSignIn(
    ChatDbContext database,
    UserManager<ChatUser> users,
    ChatSignInManager signIn,
    AccountService accounts,
    AuditWriter audit,
    OpenIdConnectSettings settings)
{
    public const string Scheme = "oidc";
    private static readonly Refusal Unknown = new(RefusalCodes.ExternalUnknown);

    /// <summary>What sends the browser to the provider, and from there to <paramref name="back"/>.</summary>
    /// <param name="back">Path of this site.</param>
    /// <param name="afresh">The provider shall ask who it is, whoever is signed in there, and say when it asked.</param>
    public AuthenticationProperties Begin(string back, bool afresh)
    {
        var properties = signIn.ConfigureExternalAuthenticationProperties(Scheme, back);
        if (afresh)
        {
            properties.SetParameter(OpenIdConnectParameterNames.Prompt, "login");
            properties.SetParameter<TimeSpan?>(OpenIdConnectParameterNames.MaxAge, TimeSpan.Zero);
        }

        return properties;
    }

    /// <summary>After the provider: reads what it said, and sets the cookie. The provider answers for the second factor.</summary>
    public async Task<Result<ChatUser>> Finish(CancellationToken cancellation)
    {
        if (await signIn.GetExternalLoginInfoAsync() is not { } said)
            return new Refusal(RefusalCodes.ExternalFailed);
        if (await users.FindByLoginAsync(said.LoginProvider, said.ProviderKey) is null)
        {
            var linked = await database.InTransaction(() => Link(said), cancellation);
            if (!linked.IsOk)
                return linked;
        }

        return await users.FindByLoginAsync(said.LoginProvider, said.ProviderKey) is { } user
            ? accounts.Outcome(await signIn.EnterFrom(said.LoginProvider, user, ProvedAt(said.Principal)), user, Unknown)
            : Unknown;
    }

    private async Task<Result<ChatUser>> Link(ExternalLoginInfo said)
    {
        if (VerifiedEmail(said.Principal) is not { } email)
            return Unknown;
        var account = await users.FindByEmailAsync(email);
        if (account is { Disabled: true } || (account is null && !settings.AutoProvision))
            return Unknown;
        if (account is null)
        {
            var made = await accounts.Create(Name(said.Principal) ?? email, email, password: null, administrator: false, invited: true);
            if (!made.IsOk)
                return made;
            account = made.Value;
        }

        audit.NoteOwn(
            AuditKinds.ExternalLinked, account, new AuditChange("provider", null, said.ProviderDisplayName ?? said.LoginProvider));
        if (account.Invited && Name(said.Principal) is { } name)
            account.DisplayName = name;
        (account.Invited, account.EmailConfirmed) = (false, true);
        var linked = await users.AddLoginAsync(account, said);
        return linked.Succeeded ? account : AccountService.Refused(linked);
    }

    /// <summary>
    /// Whoever was still signed in at the provider came through without being asked: that proves nothing now. A provider that is sent
    /// <c>max_age</c> has to say when it asked; one that does not say may not have.
    /// </summary>
    private static DateTimeOffset? ProvedAt(ClaimsPrincipal said) =>
        long.TryParse(said.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < uint.MaxValue
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private string? VerifiedEmail(ClaimsPrincipal said) =>
        string.Equals(said.FindFirstValue(settings.EmailVerifiedClaim), "true", StringComparison.OrdinalIgnoreCase)
        && said.FindFirstValue(settings.EmailClaim)?.Trim() is { Length: > 0 } email && InputRules.Email(email, "email") is null
            ? email
            : null;

    private string? Name(ClaimsPrincipal said) =>
        VisibleText.NameOrNull(said.FindFirstValue(settings.NameClaim)) is { } name ? VisibleText.Cut(name, InputRules.NameLength) : null;
}
