using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansChat.Edge.Hubs;

/// <summary>
/// Says when something comes in from a browser, pings included, which SignalR keeps to itself. What was lying there already says
/// nothing: nobody knows since when.
/// </summary>
internal sealed class NotifyingPipeReader(PipeReader inner, Action heard) : PipeReader
{
    /// <summary>From the connection's own <c>OnConnectedAsync</c>: SignalR begins to read after it.</summary>
    public static void Listen(IFeatureCollection features, Action heard)
    {
        if (features.Get<IConnectionTransportFeature>() is { } connection)
            connection.Transport = new Pipe(new NotifyingPipeReader(connection.Transport.Input, heard), connection.Transport.Output);
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(cancellationToken);
        return read.IsCompleted ? read : Arrival(read);
    }

    public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private async ValueTask<ReadResult> Arrival(ValueTask<ReadResult> read)
    {
        var result = await read;
        if (!result.IsCanceled && !result.IsCompleted)
            heard();
        return result;
    }

    private sealed record Pipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
