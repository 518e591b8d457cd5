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
    public async Task A_call_under_way_is_repeated_when_the_cluster_changes()
    {
        var answer = Calls().RepeatValue(SlowAtFirst);
        _changes.Raise();
        Assert.Equal(2, await answer);
    }

    [Fact]
    public async Task A_slow_call_is_made_once_while_the_cluster_stays_as_it_is()
    {
        var answer = Calls().RepeatValue(SlowAtFirst);
        _slow.SetResult(7);
        Assert.Equal((7, 1), (await answer, _attempts));
    }

    [Fact]
    public async Task A_front_that_hosts_a_silo_is_told_itself_and_waits()
    {
        var answer = Calls(FrontMode.Member).RepeatValue(SlowAtFirst);
        _changes.Raise();
        _slow.SetResult(7);
        Assert.Equal((7, 1), (await answer, _attempts));
    }

    [Fact]
    public async Task A_passing_fault_is_repeated()
    {
        var answer = await Calls().RepeatValue(() => ++_attempts < 4 ? throw new SiloUnavailableException() : Task.FromResult(_attempts));
        Assert.Equal(4, answer);
    }

    [Fact]
    public async Task A_database_that_is_away_is_asked_three_times()
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => Calls().RepeatValue<int>(() =>
        {
            _attempts++;
            throw new StorageUnavailableException();
        }));
        Assert.Equal(3, _attempts);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_is_told_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Calls().RepeatValue<int>(() =>
        {
            _attempts++;
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, _attempts);
    }

    [Fact]
    public async Task Calls_all_attempts_have_the_deadline_of_the_first()
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
    public async Task Calls_to_a_silo_that_leaves_the_session_to_a_newer_one_are_repeated()
    {
        var answer = await Calls().Repeat(() => Task.FromResult<Result<int>>(
            ++_attempts == 1 ? new Refusal(RefusalCodes.ClusterUnavailable, RetryAfter: TimeSpan.FromMilliseconds(1)) : _attempts));

        Assert.Equal(2, answer.Value);
    }

    private Task<int> SlowAtFirst() => ++_attempts == 1 ? _slow.Task : Task.FromResult(_attempts);

    private GrainCalls Calls(FrontMode mode = FrontMode.Separate) =>
        new(_changes, new ClusterClock(TimeProvider.System), new FrontSettings { Mode = mode }, TimeProvider.System, NullLogger<GrainCalls>.Instance);
}
