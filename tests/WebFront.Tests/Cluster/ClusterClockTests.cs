using Microsoft.Extensions.Time.Testing;

namespace OrleansChat.Cluster;

public sealed class ClusterClockTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly PausedTime _time = new(Noon.AddMinutes(-40));
    private readonly ClusterClock _clock;

    public ClusterClockTests() => _clock = new(_time);

    public void Dispose() => _clock.Dispose();

    [Fact]
    public void Now_IsTheSilosTime_ThoughThisMachinesClockIsWrong()
    {
        _clock.Learn(Noon, _time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Noon.AddSeconds(5), _clock.Now);
    }

    [Fact]
    public void AnswerThatTookLong_SaysNothing()
    {
        var asked = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(_clock.Learn(Noon, asked));
        Assert.Equal(_time.GetUtcNow(), _clock.Now);
    }

    [Fact]
    public void ProcessThatStoodStill_IsSteadyAgainWhenItsBacklogIsRead()
    {
        Run(TimeSpan.FromSeconds(10));
        Assert.True(_clock.IsSteady);

        _time.Pause(TimeSpan.FromMinutes(7));
        Assert.False(_clock.IsSteady);
        Run(TimeSpan.FromSeconds(1));
        Assert.False(_clock.IsSteady);
        Run(TimeSpan.FromSeconds(3));
        Assert.True(_clock.IsSteady);
    }

    private void Run(TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += TimeSpan.FromSeconds(0.5))
            _time.Advance(TimeSpan.FromSeconds(0.5));
    }

    /// <summary>A clock that can go on without any timer firing, as when the process is stopped.</summary>
    private sealed class PausedTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private TimeSpan _paused;

        public void Pause(TimeSpan length) => _paused += length;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _paused;

        public override long GetTimestamp() => base.GetTimestamp() + (long)(_paused.TotalSeconds * TimestampFrequency);
    }
}
