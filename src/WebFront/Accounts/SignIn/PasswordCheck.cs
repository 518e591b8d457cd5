using Microsoft.AspNetCore.Identity;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Verifies passwords, with the same work whether or not there is anything to compare with.</summary>
internal sealed class PasswordCheck(IPasswordHasher<ChatUser> hasher, DecoyHash decoy)
{
    /// <summary>No account, or none with a password: compared with a hash that no password has.</summary>
    public PasswordVerificationResult Verify(ChatUser? user, string password)
    {
        var verified = hasher.VerifyHashedPassword(user ?? new ChatUser(), user?.PasswordHash ?? decoy.Value, password);
        return user?.PasswordHash is null ? PasswordVerificationResult.Failed : verified;
    }
}

/// <summary>Hash of a secret that nobody knows, made once.</summary>
internal sealed class DecoyHash(IPasswordHasher<ChatUser> hasher)
{
    public string Value { get; } = hasher.HashPassword(new ChatUser(), OneTimeTokens.New());
}
