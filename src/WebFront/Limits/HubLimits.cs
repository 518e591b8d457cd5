using System.Threading.RateLimiting;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Limits;

/// <summary>What hub calls may cost per address and per chat, over all connections of this front.</summary>
internal sealed class HubLimits(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _hellos = PerKey<string>(settings.Hellos);
    private readonly PartitionedRateLimiter<string> _starts = PerKey<string>(settings.Starts);
    private readonly PartitionedRateLimiter<SessionId> _messages = PerKey<SessionId>(settings.Messages);

    public Refusal? Hello(string address) => Spend(_hellos, address, "hellos");

    public Refusal? Start(string address) => Spend(_starts, address, "starts");

    public Refusal? Message(SessionId chat) => Spend(_messages, chat, "messages");

    public void Dispose()
    {
        _hellos.Dispose();
        _starts.Dispose();
        _messages.Dispose();
    }

    private static Refusal? Spend<TKey>(PartitionedRateLimiter<TKey> limiter, TKey key, string limit)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : TooMuch.Of(limit, lease);
    }

    /// <summary>Buckets of keys that nobody names any more are forgotten by themselves.</summary>
    private static PartitionedRateLimiter<TKey> PerKey<TKey>(Rate rate)
        where TKey : notnull => PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => rate.Bucket()));
}
