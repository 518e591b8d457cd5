using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Cluster;
using OrleansChat.Results;

namespace OrleansChat.Edge.Calls;

public class GrainCallsTests
{
    private readonly ClusterChanges _changes = new();
    private readonly TaskCompletionSource<int> _slow = new();
    private int _attempts;

    [Fact]
    public async Task Call_ClusterChangesMeanwhile_IsRepeated()
    {
        var answer = Calls().RepeatValue(SlowAtFirst);
        _changes.Raise();
        Assert.Equal(2, await answer);
    }

    [Fact]
    public async Task Call_SlowInAStableCluster_IsMadeOnce()
    {
        var answer = Calls().RepeatValue(SlowAtFirst);
        _slow.SetResult(7);
        Assert.Equal((7, 1), (await answer, _attempts));
    }

    [Fact]
    public async Task Call_FrontHostsASilo_Waits()
    {
        var answer = Calls(FrontMode.Member).RepeatValue(SlowAtFirst);
        _changes.Raise();
        _slow.SetResult(7);
        Assert.Equal((7, 1), (await answer, _attempts));
    }

    [Fact]
    public async Task Call_WithAPassingFault_IsRepeated()
    {
        var answer = await Calls().RepeatValue(() => ++_attempts < 4 ? throw new SiloUnavailableException() : Task.FromResult(_attempts));
        Assert.Equal(4, answer);
    }

    [Fact]
    public async Task Call_DatabaseIsAway_IsMadeThreeTimes()
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Calls().RepeatValue<int>(() =>
        {
            _attempts++;
            throw new StorageUnavailableException();
        }));
        Assert.Equal(3, _attempts);
    }

    [Fact]
    public async Task Call_WithALastingFault_IsNotRepeated()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Calls().RepeatValue<int>(() =>
        {
            _attempts++;
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task Call_Repeated_KeepsTheDeadlineOfTheFirst()
    {
        List<DateTimeOffset?> deadlines = [];
        await Calls().RepeatValue(() =>
        {
            deadlines.Add(CallDeadline.Current);
            return ++_attempts < 3 ? throw new SiloUnavailableException() : Task.FromResult(_attempts);
        });

        var deadline = Assert.Single(deadlines.Distinct());
        Assert.NotNull(deadline);
        Assert.Null(CallDeadline.Current);
    }

    [Fact]
    public async Task Call_SessionMovesToANewerSilo_IsRepeated()
    {
        var answer = await Calls().Repeat(() => Task.FromResult<Result<int>>(
            ++_attempts == 1 ? new Refusal(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromMilliseconds(1)) : _attempts));

        Assert.Equal(2, answer.Value);
    }

    private Task<int> SlowAtFirst() => ++_attempts == 1 ? _slow.Task : Task.FromResult(_attempts);

    private GrainCalls Calls(FrontMode mode = FrontMode.Separate) =>
        new(
            _changes,
            new ClusterClock(TimeProvider.System),
            new FrontSettings { Mode = mode },
            TimeProvider.System,
            NullLogger<GrainCalls>.Instance);
}
