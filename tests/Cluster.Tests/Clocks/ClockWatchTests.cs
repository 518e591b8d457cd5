using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrleansChat.Cluster;
using OrleansChat.Testing;

namespace OrleansChat.Silo.Clocks;

/// <summary>A clock that goes wrong while the process runs.</summary>
public sealed class ClockWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SetClock _clock = new();
    private readonly Lines _lines = new();

    [Theory]
    [InlineData(-600, "10 min 0 s behind the clock of the database server")]
    [InlineData(4, "4.0 s ahead of the clock of the database server")]
    public async Task Clock_ThatIsFurtherOffThanAllowed_IsWarnedOfOnceAMinute(int seconds, string words)
    {
        _clock.Ahead = TimeSpan.FromSeconds(seconds);
        using var watch = new ClockWatch(_clock, new(TimeSpan.FromSeconds(2.5)), _time, _lines);
        await watch.StartAsync(CancellationToken.None);

        await Measured(times: 4);
        await watch.StopAsync(CancellationToken.None);

        Assert.InRange(_lines.Written.Count, 3, 4);
        Assert.All(_lines.Written, line => Assert.Contains(words, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clock_WhoseDifferenceMayBeTheTimeOfTheQuestion_IsNotWarnedOf()
    {
        (_clock.Ahead, _clock.Uncertainty) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2));
        using var watch = new ClockWatch(_clock, new(TimeSpan.FromSeconds(2.5)), _time, _lines);
        await watch.StartAsync(CancellationToken.None);

        await Measured(times: 3);
        await watch.StopAsync(CancellationToken.None);

        Assert.Empty(_lines.Written);
    }

    private Task<bool> Measured(int times) => Eventually.Holds("that the clocks are compared", () =>
    {
        if (_clock.Measured < times)
            _time.Advance(TimeSpan.FromSeconds(30));
        return _clock.Measured >= times;
    });

    private sealed class SetClock : IDatabaseClock
    {
        private int _measured;

        public TimeSpan Ahead { get; set; }

        public TimeSpan Uncertainty { get; set; }

        public int Measured => Volatile.Read(ref _measured);

        public Task<ClockDifference> Measure(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _measured);
            return Task.FromResult(new ClockDifference(Ahead, Uncertainty, DateTimeOffset.UnixEpoch));
        }
    }

    private sealed class Lines : ILogger<ClockWatch>
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));
    }
}
