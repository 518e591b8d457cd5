using Microsoft.Extensions.Time.Testing;

namespace OrleansChat.Hosting;

public class AsyncAutoResetEventTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new();
    private readonly AsyncAutoResetEvent _signal = new();

    [Fact]
    public async Task Wait_SetSeveralTimesBefore_PassesOnce()
    {
        _signal.Set();
        _signal.Set();

        await Wait();
        var second = Wait();
        Assert.False(second.IsCompleted);

        _signal.Set();
        await second;
    }

    [Fact]
    public async Task Wait_NotSet_EndsWithItsTimeAndTakesNothing()
    {
        var waiting = Wait();
        Assert.False(waiting.IsCompleted);
        _time.Advance(Longest);
        await waiting;

        _signal.Set();
        await Wait();
    }

    [Fact]
    public async Task Wait_Cancelled_Throws()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = _signal.Wait(Longest, _time, stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task Wait() => _signal.Wait(Longest, _time, CancellationToken.None);
}
