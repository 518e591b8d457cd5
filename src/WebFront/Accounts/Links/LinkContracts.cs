using OrleansChat.Edge.Contracts;
using OrleansChat.Edge.Validation;

namespace OrleansChat.Accounts.Links;

/// <summary>POST /api/account/forgot: mails a link if there is such an account, and does not tell whether there is.</summary>
public sealed record ForgotRequest(string Email, string Language);

/// <summary>GET /api/account/links/{token}; 404 <c>account.linkInvalid</c>.</summary>
public sealed record AccountLinkView([OneOf("AccountLinkPurpose")] string Purpose, string Email, string? Name);

/// <summary>POST /api/account/links/{token}. The name is for invitations, whose person is then signed in.</summary>
public sealed record UseLinkRequest(
    [Bounds(1, InputRules.NameLength)] string? Name, [Bounds(InputRules.PasswordLength, InputRules.LongestPassword)] string Password);

/// <summary>POST /api/setup/{token}: creates the first administrator and signs them in. The link works once.</summary>
public sealed record SetupRequest(
    [Bounds(1, InputRules.NameLength)] string Name,
    [Bounds(1, InputRules.EmailLength)] string Email,
    [Bounds(InputRules.PasswordLength, InputRules.LongestPassword)] string Password);
