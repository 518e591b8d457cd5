using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansChat.Benchmarks.Subjects.Product;

/// <summary>One timer for the heartbeats and repairs of all connections, spread over the interval.</summary>
internal sealed class Caretaker : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(25);

    private readonly ConcurrentDictionary<IKeptAlive, TimeSpan> _dueAt = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Task _running;

    public Caretaker() => _running = Run();

    public void Add(IKeptAlive connection) => _dueAt[connection] = Now + Heartbeat * Random.Shared.NextDouble();

    public void Remove(IKeptAlive connection) => _dueAt.TryRemove(connection, out _);

    private TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task Run()
    {
        using var timer = new PeriodicTimer(Tick);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                foreach (var (connection, dueAt) in _dueAt)
                {
                    if (dueAt <= Now || connection.MissesEvents)
                        _ = Serve(connection);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task Serve(IKeptAlive connection)
    {
        _dueAt[connection] = Now + Heartbeat;
        try
        {
            await connection.Sync();
        }
        catch (Exception failure)
        {
            if (_dueAt.ContainsKey(connection))
                await System.Console.Error.WriteLineAsync($"Sync failed: {failure.Message}");
        }
    }
}
