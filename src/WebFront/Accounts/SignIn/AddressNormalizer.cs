using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using OrleansChat.Addresses;

namespace OrleansChat.Accounts.SignIn;

/// <summary>Accounts are found by the canonical spelling of their address, in upper case as Identity has always stored it.</summary>
internal sealed class AddressNormalizer : ILookupNormalizer
{
    /// <summary>The user name is the address.</summary>
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.CanonicalOf(email).ToUpperInvariant();
}
