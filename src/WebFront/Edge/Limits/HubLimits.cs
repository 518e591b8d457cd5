using System.Threading.RateLimiting;
using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>What hub calls may cost per address and per chat, over all connections of this front.</summary>
internal sealed class HubLimits(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _hellos = TokenBuckets.PerKey<string>(settings.Hellos);
    private readonly PartitionedRateLimiter<string> _starts = TokenBuckets.PerKey<string>(settings.Starts);
    private readonly PartitionedRateLimiter<Guid> _messages = TokenBuckets.PerKey<Guid>(settings.Messages);

    /// <summary>Visitors of an address do not keep its agents out.</summary>
    public Refusal? Hello(string address, bool agent) => TokenBuckets.Spend(_hellos, $"{agent} {address}", "hellos");

    public Refusal? Start(string address) => TokenBuckets.Spend(_starts, address, "starts");

    public Refusal? Message(Guid chat) => TokenBuckets.Spend(_messages, chat, "messages");

    public void Dispose()
    {
        _hellos.Dispose();
        _starts.Dispose();
        _messages.Dispose();
    }
}
