using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansChat.Chaos.Clients;

/// <summary>Messages of one side of one chat: one after the other, each under its first id, until the server answers.</summary>
internal sealed class Outbox(History history)
{
    private readonly ConcurrentQueue<Outgoing> waiting = new();
    private readonly SemaphoreSlim flushing = new(1, 1);

    public bool IsEmpty => waiting.IsEmpty;

    public int Resends { get; private set; }

    public int Written { get; private set; }

    public void Add(string? text, bool isNote = false)
    {
        waiting.Enqueue(new(Guid.NewGuid().ToString("N"), text, Stopwatch.GetTimestamp(), isNote));
        Written++;
    }

    /// <summary>Sends what waits. Ends when all is settled or the connection fails; whoever reconnects calls it again.</summary>
    public async Task Flush(Func<Outgoing, CancellationToken, Task<Reply>> send, CancellationToken stop)
    {
        if (!await flushing.WaitAsync(0, stop))
            return;
        try
        {
            while (waiting.TryPeek(out var next))
            {
                var reply = await send(next, stop);
                if (reply.Refused?.RetryAfterMs is { } pause)
                {
                    Resends++;
                    await Task.Delay(pause, stop);
                    continue;
                }

                history.Settle(new(next, reply.Seq, reply.Refused?.Code, Stopwatch.GetTimestamp()));
                waiting.TryDequeue(out _);
            }
        }
        finally
        {
            flushing.Release();
        }
    }
}
