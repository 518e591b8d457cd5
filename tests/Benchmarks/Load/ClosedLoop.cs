using System.Diagnostics;
using OrleansChat.Benchmarks.Results;

namespace OrleansChat.Benchmarks.Load;

/// <summary>Each chat keeps one message in flight: the side that receives it answers at once.</summary>
internal sealed class ClosedLoop(IReadOnlyList<Chat> chats, UsageMeter meter, Faults faults)
{
    private readonly LatencyRecorder _latencies = new();
    private volatile bool _running = true;
    private int _inFlight;

    /// <summary>Runs once; answers one entry per window.</summary>
    public async Task<IReadOnlyList<LoadFigures>> Run(TimeSpan warmUp, TimeSpan window, int windows, CancellationToken cancel)
    {
        Begin();
        await Task.Delay(warmUp, cancel);
        _latencies.Take();
        var figures = new List<LoadFigures>();
        for (var i = 0; i < windows; i++)
        {
            var before = meter.Read();
            await Task.Delay(window, cancel);
            figures.Add(UsageMeter.Figures(before, meter.Read(), _latencies.Take()));
        }

        _running = false;
        await Drain.Wait(() => Volatile.Read(ref _inFlight) == 0, cancel);
        faults.AddMissing(Volatile.Read(ref _inFlight));
        return figures;
    }

    private void Begin()
    {
        foreach (var chat in chats)
        {
            chat.ArrivedAtAgent = text => Answer(text, chat.SendAsAgent);
            chat.ArrivedAtVisitor = text => Answer(text, chat.SendAsVisitor);
            Send(chat.SendAsVisitor);
        }
    }

    private void Answer(string text, Func<string, Task> send)
    {
        if (!StampedText.TryRead(text, out var sentAt))
            return;
        _latencies.Record(sentAt);
        Interlocked.Decrement(ref _inFlight);
        if (_running)
            Send(send);
    }

    private void Send(Func<string, Task> send)
    {
        Interlocked.Increment(ref _inFlight);
        faults.Watch(send(StampedText.Write(Stopwatch.GetTimestamp())));
    }
}
