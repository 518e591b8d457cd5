using Microsoft.Extensions.Logging.Abstractions;
using OrleansChat.Cluster;
using OrleansChat.Hosting;
using OrleansChat.Results;

namespace OrleansChat.Access;

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
    public async Task What_has_an_effect_each_time_is_repeated_when_its_silo_is_gone()
    {
        var answer = Calls().RepeatIfLost(SlowAtFirst);
        _changes.Raise();
        Assert.Equal(2, await answer);
    }

    [Fact]
    public async Task What_has_an_effect_each_time_is_not_repeated_when_its_silo_still_answers()
    {
        var answer = Calls().RepeatIfLost(SlowAtFirst);
        _changes.Raise();
        _slow.SetResult(7);
        Assert.Equal((7, 1), (await answer, _attempts));
    }

    [Fact]
    public async Task What_has_an_effect_each_time_is_not_repeated_after_a_time_out()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Calls().RepeatIfLost<int>(() =>
        {
            _attempts++;
            throw new TimeoutException();
        }));
        Assert.Equal(1, _attempts);
    }

    private Task<int> SlowAtFirst() => ++_attempts == 1 ? _slow.Task : Task.FromResult(_attempts);

    private GrainCalls Calls(FrontMode mode = FrontMode.Separate) =>
        new(_changes, new FrontSettings { Mode = mode }, TimeProvider.System, NullLogger<GrainCalls>.Instance);
}
