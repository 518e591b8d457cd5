using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

public class FoldedCountersTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Queue<TaskCompletionSource<ChannelCounters>> _reads = [];
    private readonly FoldedCounters _counters;

    public FoldedCountersTests() => _counters = new(() =>
    {
        _reads.Enqueue(new());
        return _reads.Last().Task;
    });

    [Fact]
    public async Task NewsDuringTwoReconciliationsAtOnce_IsLostByNeither()
    {
        await Begin();
        var first = _counters.Reconcile();
        _counters.Apply(Waiting());
        var second = _counters.Reconcile();
        _counters.Apply(Waiting());

        Answer();
        await first;
        Assert.Equal(2, _counters.Current.Figures(0).Waiting);

        var third = Waiting();
        _counters.Apply(third);
        var stored = new ChannelCounters(Channel, Day);
        stored.Apply(third);
        Answer(stored);
        await second;
        Assert.Equal(1, _counters.Current.Figures(0).Waiting);
        Assert.Equal(0, _counters.Kept);
    }

    [Fact]
    public async Task CallersWhoWantTheSame_ShareOneRead()
    {
        await Begin();
        var isNew = false;
        var first = _counters.Reconcile(() => isNew);
        var others = Enumerable.Range(0, 20).Select(_ => _counters.Reconcile(() => isNew)).ToArray();
        isNew = true;
        Answer();

        await first;
        Assert.All(await Task.WhenAll(others), Assert.False);
        Assert.Empty(_reads);
    }

    [Fact]
    public async Task ReadThatFails_LeavesNothingBehind()
    {
        await Begin();
        var failing = _counters.Reconcile();
        _counters.Apply(Waiting());
        _reads.Dequeue().SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);

        for (var i = 0; i < 100; i++)
            _counters.Apply(Waiting());

        Assert.Equal(0, _counters.Kept);
        Assert.Equal(101, _counters.Current.Figures(0).Waiting);
        var next = _counters.Reconcile();
        Answer();
        Assert.True(await next);
    }

    private async Task Begin()
    {
        var begin = _counters.Begin();
        Answer();
        await begin;
    }

    private void Answer(ChannelCounters? stored = null) => _reads.Dequeue().SetResult(stored ?? new(Channel, Day));

    private static SessionSummary Waiting() => new()
    {
        Id = new(Guid.NewGuid()),
        Channel = Channel,
        Visitor = new("v"),
        RequestedAt = Day,
        QueuedAt = Day,
        Seq = 3,
        Status = SessionStatus.InQueue,
    };
}
