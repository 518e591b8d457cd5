using OrleansChat.Accounts.SignIn;
using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.Profile;

/// <summary>GET /api/profile: the account of whoever is signed in. ExternalSignIns: names of providers.</summary>
public sealed record ProfileView(
    AccountView Account,
    bool HasPassword,
    bool TwoFactor,
    int RecoveryCodesLeft,
    IReadOnlyList<PasskeyView> Passkeys,
    IReadOnlyList<string> ExternalSignIns);

public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>PUT /api/profile.</summary>
public sealed record RenameRequest([Bounds(1, InputRules.NameLength)] string Name);

/// <summary>
/// PUT /api/profile/photo: a PNG, JPEG or WebP of at most <c>photoBytes</c>
/// and <c>picturePixels</c> each way, as base64. Only its pixels are kept.
/// </summary>
public sealed record PhotoRequest(string Data);

/// <summary>POST /api/profile/password. Current: null when the account has none yet. Signs out everywhere else.</summary>
public sealed record ChangePasswordRequest(string? Current, [Bounds(InputRules.PasswordLength, InputRules.LongestPassword)] string New);

/// <summary>POST /api/profile/two-factor: begins. Svg: the QR code of the address; nothing is on until it is confirmed.</summary>
public sealed record TwoFactorStart(string Secret, string Address, string Svg);

/// <summary>POST /api/profile/two-factor/confirm: turns it on. Signs out everywhere else.</summary>
public sealed record ConfirmTwoFactorRequest(string Code);

/// <summary>Each works once; they are never shown again.</summary>
public sealed record RecoveryCodesView(IReadOnlyList<string> Codes);

/// <summary>
/// POST /api/profile/two-factor (begins), /two-factor/codes (new ones), /two-factor/off and /passkeys/{id}/remove. The current password;
/// null when the account has none: then the sign-in must be a fresh one (<c>account.signInAgain</c>).
/// </summary>
public sealed record PasswordCheckRequest(string? Password);

/// <summary>POST /api/profile/passkeys. Credential: what the browser's credentials interface answered, as JSON.</summary>
public sealed record AddPasskeyRequest([Bounds(1, InputRules.NameLength)] string Name, string Credential, string? Password = null);
