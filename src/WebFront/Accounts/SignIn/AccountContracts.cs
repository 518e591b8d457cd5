namespace OrleansChat.Accounts.SignIn;

/// <summary>POST /api/account/sign-in. Answers <see cref="AccountView"/> and sets the cookie; 401 problem otherwise.</summary>
public sealed record SignInRequest(string Email, string Password);

/// <summary>
/// POST /api/account/sign-in/code after <c>account.secondFactorNeeded</c>: from the authenticator app, or one of the recovery codes.
/// </summary>
public sealed record SecondFactorRequest(string Code);

/// <summary>GET /api/account: who is signed in; 401 when nobody is. Photo: its address. EditsKnowledge: administrators always.</summary>
public sealed record AccountView(string Id, string Name, string Email, bool Administrator, string? Photo, bool EditsKnowledge);

/// <summary>GET /api/account/ways. OpenIdConnect: the button's words, when it is set up. PasswordReset: mail is set up.</summary>
public sealed record SignInWays(string? OpenIdConnect, bool PasswordReset);

/// <summary>
/// POST /api/account/passkey/options (sign in) and /api/profile/passkeys/options (make one):
/// what the browser's credentials interface takes, as JSON.
/// </summary>
public sealed record PasskeyOptions(string Json);

/// <summary>POST /api/account/passkey: what the browser's credentials interface answered, as JSON.</summary>
public sealed record PasskeySignInRequest(string Credential);
