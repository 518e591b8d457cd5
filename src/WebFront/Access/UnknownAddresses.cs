using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OrleansChat.Access;

/// <summary>
/// Locks addresses that belong to nobody after as many attempts as those of accounts, whichever front they come to, so that a lock
/// does not tell which ones exist.
/// </summary>
internal sealed class UnknownAddresses(
    IUnknownSignIns attempts, ILookupNormalizer normalizer, IOptions<IdentityOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Counts an attempt; how long the address is locked now, null: it is not.</summary>
    public async Task<TimeSpan?> LockedFor(string email)
    {
        var (rules, now) = (options.Value.Lockout, time.GetUtcNow());
        await attempts.Forget(now - Kept, CancellationToken.None);
        var hash = OneTimeTokens.Hash(normalizer.NormalizeEmail(email));
        return await attempts.Count(
            new(hash, now, rules.MaxFailedAccessAttempts, now + rules.DefaultLockoutTimeSpan), CancellationToken.None) - now;
    }
}
