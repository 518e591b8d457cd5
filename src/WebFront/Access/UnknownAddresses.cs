using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OrleansChat.Access;

/// <summary>
/// Locks addresses that belong to nobody after as many attempts as those of accounts, whichever front they come to, so that a lock
/// does not tell at once which ones exist. It is no secret from somebody patient: an account's count never runs out by itself, that of
/// an address of nobody is forgotten in time, or when there are too many of them.
/// </summary>
internal sealed class UnknownAddresses(
    IUnknownSignIns attempts, ILookupNormalizer normalizer, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int Often = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _forgotten;
    private int _since;

    /// <summary>Counts an attempt; how long the address is locked now, null: it is not.</summary>
    public async Task<TimeSpan?> LockedFor(string email)
    {
        var (rules, now) = (options.Value.Lockout, time.GetUtcNow());
        if (TimeToForget(now))
            await attempts.Forget(now - Kept, CancellationToken.None);
        var hash = OneTimeTokens.Hash(normalizer.NormalizeEmail(email));
        return await attempts.Count(
            new(hash, now, rules.MaxFailedAccessAttempts, now + rules.DefaultLockoutTimeSpan), CancellationToken.None) - now;
    }

    /// <summary>Now and then; sooner under an attack.</summary>
    private bool TimeToForget(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (++_since < Often && now - _forgotten < Pause)
                return false;
            (_forgotten, _since) = (now, 0);
            return true;
        }
    }
}
