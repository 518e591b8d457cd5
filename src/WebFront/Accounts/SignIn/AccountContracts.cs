using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.SignIn;

/// <summary>POST /api/account/sign-in. Answers <see cref="AccountView"/> and sets the cookie; 401 problem otherwise.</summary>
public sealed record SignInRequest(string Email, string Password);

/// <summary>
/// POST /api/account/sign-in/code after <c>account.secondFactorNeeded</c>: from the authenticator app, or one of the recovery codes.
/// </summary>
public sealed record SecondFactorRequest(string Code);

/// <summary>GET /api/account: who is signed in; 401 when nobody is. Photo: its address.</summary>
public sealed record AccountView(string Id, string Name, string Email, bool Administrator, string? Photo);

/// <summary>GET /api/account/ways. OpenIdConnect: the button's words, when it is set up. PasswordReset: mail is set up.</summary>
public sealed record SignInWays(string? OpenIdConnect, bool PasswordReset);

/// <summary>POST /api/account/forgot: mails a link if there is such an account, and does not tell whether there is.</summary>
public sealed record ForgotRequest(string Email, string Language);

/// <summary>GET /api/account/links/{token}; 404 <c>account.linkInvalid</c>. Purpose: invitation, passwordReset.</summary>
public sealed record AccountLinkView([OneOf("AccountLinkPurpose")] string Purpose, string Email, string? Name);

/// <summary>POST /api/account/links/{token}. The name is for invitations, whose person is then signed in.</summary>
public sealed record UseLinkRequest([Bounds(1, Check.NameLength)] string? Name, [Bounds(AccountService.PasswordLength, AccountService.LongestPassword)] string Password);

/// <summary>
/// POST /api/account/passkey/options (sign in) and /api/profile/passkeys/options (make one): what the browser's credentials
/// interface takes, as JSON.
/// </summary>
public sealed record PasskeyOptions(string Json);

/// <summary>POST /api/account/passkey: what the browser's credentials interface answered, as JSON.</summary>
public sealed record PasskeySignInRequest(string Credential);

/// <summary>POST /api/setup/{token}: creates the first administrator and signs them in. The link works once.</summary>
public sealed record SetupRequest(
    [Bounds(1, Check.NameLength)] string Name,
    [Bounds(1, Check.EmailLength)] string Email,
    [Bounds(AccountService.PasswordLength, AccountService.LongestPassword)] string Password);
