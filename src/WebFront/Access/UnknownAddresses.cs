using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace OrleansChat.Access;

/// <summary>
/// Locks addresses that belong to nobody after as many attempts as those of accounts, so that a lock does not tell which ones exist.
/// Each front counts for itself.
/// </summary>
internal sealed class UnknownAddresses(ILookupNormalizer normalizer, IOptions<IdentityOptions> options, TimeProvider time) : IDisposable
{
    private const int Most = 10_000;
    private readonly MemoryCache _attempts = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly Lock _gate = new();

    /// <summary>Counts an attempt; how long the address is locked now, null: it is not.</summary>
    public TimeSpan? LockedFor(string email)
    {
        var (rules, now) = (options.Value.Lockout, time.GetUtcNow());
        lock (_gate)
        {
            var before = _attempts.Get<Attempts>(normalizer.NormalizeEmail(email));
            if (before?.LockedUntil > now)
                return before.LockedUntil - now;
            var count = (before?.Count ?? 0) + 1;
            var attempts = count < rules.MaxFailedAccessAttempts ? new Attempts(count, null) : new(0, now + rules.DefaultLockoutTimeSpan);
            _attempts.Set(normalizer.NormalizeEmail(email), attempts, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) });
            return attempts.LockedUntil - now;
        }
    }

    public void Dispose() => _attempts.Dispose();

    private sealed record Attempts(int Count, DateTimeOffset? LockedUntil);
}
