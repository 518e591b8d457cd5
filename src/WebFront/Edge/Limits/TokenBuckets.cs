using System.Threading.RateLimiting;
using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>Token buckets per key.</summary>
internal static class TokenBuckets
{
    /// <summary>TokenBuckets of keys that nobody names any more are forgotten by themselves.</summary>
    public static PartitionedRateLimiter<TKey> PerKey<TKey>(Rate rate)
        where TKey : notnull =>
            PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => rate.Bucket()));

    /// <summary>Takes one; the refusal if there is none left.</summary>
    public static Refusal? Spend<TKey>(PartitionedRateLimiter<TKey> limiter, TKey key, string limit)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : RateLimitRefusal.Of(limit, lease);
    }
}
