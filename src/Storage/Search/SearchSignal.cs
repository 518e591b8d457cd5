using System.Threading.Channels;

namespace OrleansChat.Search;

/// <summary>
/// Tells the projection of this process that something was written. Costs the writer nothing, and promises nothing: what is to be done
/// stands in the database.
/// </summary>
internal sealed class SearchSignal
{
    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _changes.Writer.TryWrite(true);

    /// <summary>Returns when something was written since the last time, or after <paramref name="most"/>.</summary>
    public async Task Wait(TimeSpan most, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await _changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody said anything.
        }
    }
}
