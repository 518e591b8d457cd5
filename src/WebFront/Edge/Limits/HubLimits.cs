using System.Threading.RateLimiting;
using OrleansChat.Results;

namespace OrleansChat.Edge.Limits;

/// <summary>What hub calls may cost per address and per chat, over all connections of this front.</summary>
internal sealed class HubLimits(LimitSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _hellos = Buckets.PerKey<string>(settings.Hellos);
    private readonly PartitionedRateLimiter<string> _starts = Buckets.PerKey<string>(settings.Starts);
    private readonly PartitionedRateLimiter<Guid> _messages = Buckets.PerKey<Guid>(settings.Messages);

    /// <summary>Visitors of an address do not keep its agents out.</summary>
    public Refusal? Hello(string address, bool agent) => Buckets.Spend(_hellos, $"{agent} {address}", "hellos");

    public Refusal? Start(string address) => Buckets.Spend(_starts, address, "starts");

    public Refusal? Message(Guid chat) => Buckets.Spend(_messages, chat, "messages");

    public void Dispose()
    {
        _hellos.Dispose();
        _starts.Dispose();
        _messages.Dispose();
    }
}
