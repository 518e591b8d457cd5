using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrleansChat.Results;

namespace OrleansChat.Search;

/// <summary>
/// Where pages of a search begin, as callers get it: sealed. A page may end at a chat that its caller may not read, and they do not learn
/// which one it is, nor when it began.
/// </summary>
internal sealed class SearchPlaces(IDataProtectionProvider protection)
{
    /// <summary>Longer ones are not looked at; real ones have about 200 characters.</summary>
    public const int MaxLength = 500;

    private readonly IDataProtector _protector = protection.CreateProtector("OrleansChat.SearchPlace", "1");

    public string? Seal(string? place) => place is null ? null : _protector.Protect(place);

    /// <summary>Null: from the beginning. Refuses what no page named.</summary>
    public Result<string?> Open(string? place)
    {
        if (place is null)
            return default;
        try
        {
            return _protector.Unprotect(place);
        }
        catch (CryptographicException)
        {
            return Refusal.With(RefusalCodes.InvalidInput, "field", "after");
        }
    }
}
