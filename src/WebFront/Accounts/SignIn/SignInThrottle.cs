using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrleansChat.Access;
using OrleansChat.Accounts.Links;
using OrleansChat.Addresses;

namespace OrleansChat.Accounts.SignIn;

/// <summary>
/// Locks an address after too many wrong passwords, whichever front they come to, and whether or not there is an account with it: the
/// same rows, statements and times for everybody, so that a lock tells nothing about who exists.
/// </summary>
internal sealed class SignInThrottle(IFailedSignIns attempts, IOptions<IdentityOptions> options, TimeProvider time)
{
    private const int Often = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _forgotten;
    private int _since;

    /// <summary>How long the address is still locked, in whole seconds; null: it is not.</summary>
    public async Task<TimeSpan?> LockedFor(string email) => Left(await attempts.LockedUntil(KeyOf(email), CancellationToken.None));

    /// <summary>Counts a wrong password; how long the address is locked now, in whole seconds, null: it is not.</summary>
    public async Task<TimeSpan?> Count(string email)
    {
        var (rules, now) = (options.Value.Lockout, time.GetUtcNow());
        if (TimeToForget(now))
            await attempts.Forget(now - Kept, now, CancellationToken.None);
        return Left(await attempts.Count(
            new(KeyOf(email), now, rules.MaxFailedAccessAttempts, now + rules.DefaultLockoutTimeSpan), CancellationToken.None));
    }

    /// <summary>The right password was given, or an administrator lifted the lock.</summary>
    public Task Clear(string email) => attempts.Clear(KeyOf(email), CancellationToken.None);

    /// <summary>Until when addresses are locked, of those that are.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> Locks(IEnumerable<string> emails)
    {
        var (keys, now) = (emails.ToLookup(KeyOf), time.GetUtcNow());
        var locked = await attempts.Locks([.. keys.Select(key => key.Key)], now, CancellationToken.None);
        return locked.SelectMany(row => keys[row.Key].Select(email => (email, row.Value))).DistinctBy(row => row.email).ToDictionary();
    }

    private static string KeyOf(string email) => OneTimeTokens.Hash(EmailAddress.CanonicalOf(email).ToUpperInvariant());

    private TimeSpan? Left(DateTimeOffset? until) =>
        until - time.GetUtcNow() is { Ticks: > 0 } left ? TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)) : null;

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
