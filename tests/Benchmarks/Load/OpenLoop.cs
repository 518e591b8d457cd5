using System.Diagnostics;
using OrleansChat.Benchmarks.Machine;
using OrleansChat.Benchmarks.Results;

namespace OrleansChat.Benchmarks.Load;

/// <summary>
/// Messages at a fixed rate, over all chats in turn, however slowly they arrive. Latency counts from the time at which
/// a message was to be sent, so a stall of the server (or of this generator) is not left out.
/// </summary>
internal sealed class OpenLoop(IReadOnlyList<Chat> chats, int messagesPerSecond, UsageMeter meter, Faults faults)
{
    private readonly LatencyRecorder _latencies = new();
    private long _sent;
    private long _arrived;

    /// <summary>Runs once.</summary>
    public async Task<LoadFigures> Run(TimeSpan warmUp, TimeSpan window, CancellationToken cancel)
    {
        foreach (var chat in chats)
            chat.ArrivedAtAgent = chat.ArrivedAtVisitor = Arrived;

        await SendFor(warmUp, cancel);
        await Drain.Wait(NothingUnderWay, cancel);
        _latencies.Take();
        var before = meter.Read();
        await SendFor(window, cancel);
        var after = meter.Read();
        await Drain.Wait(NothingUnderWay, cancel);
        faults.AddMissing(Volatile.Read(ref _sent) - Volatile.Read(ref _arrived));
        return UsageMeter.Figures(before, after, _latencies.Take());
    }

    private bool NothingUnderWay() => Volatile.Read(ref _arrived) >= Volatile.Read(ref _sent);

    private void Arrived(string text)
    {
        if (!StampedText.TryRead(text, out var intended))
            return;
        _latencies.Record(intended);
        Interlocked.Increment(ref _arrived);
    }

    private Task SendFor(TimeSpan time, CancellationToken cancel) =>
        Task.Factory.StartNew(() => Pace(time, cancel), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Pace(TimeSpan time, CancellationToken cancel)
    {
        var count = (long)(time.TotalSeconds * messagesPerSecond);
        var interval = Stopwatch.Frequency / messagesPerSecond;
        var due = Stopwatch.GetTimestamp();
        for (var i = 0L; i < count && !cancel.IsCancellationRequested; i++, due += interval)
        {
            Libc.SleepUntil(due);
            SendOne(i, StampedText.Write(due));
        }
    }

    private void SendOne(long number, string text)
    {
        var chat = chats[(int)(number % chats.Count)];
        var visitorsTurn = number / chats.Count % 2 == 0;
        Interlocked.Increment(ref _sent);
        faults.Watch(visitorsTurn ? chat.SendAsVisitor(text) : chat.SendAsAgent(text));
    }
}
