using Microsoft.Extensions.Time.Testing;

namespace OrleansChat.Readiness;

public sealed class SingleFlightCheckTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _looks;

    [Fact]
    public async Task Ask_OfManyAtOnce_LooksOnce()
    {
        var look = Make();
        var asked = Enumerable.Range(0, 50).Select(_ => look.Ask()).ToArray();
        _answer.SetResult("seen");
        Assert.All(await Task.WhenAll(asked), seen => Assert.Equal("seen", seen));
        Assert.Equal(1, _looks);
    }

    [Fact]
    public async Task Ask_AgainWithinASecond_AnswersWhatWasSeen()
    {
        var look = Make();
        _answer.SetResult("seen");
        await look.Ask();
        _time.Advance(TimeSpan.FromMilliseconds(999));
        await look.Ask();
        Assert.Equal(1, _looks);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await look.Ask();
        Assert.Equal(2, _looks);
    }

    [Fact]
    public async Task Ask_WhereTheLookHangs_AnswersLateAndLooksNoSecondTime()
    {
        var look = Make();
        var first = look.Ask();
        var second = look.Ask();
        _time.Advance(TimeSpan.FromMilliseconds(800));
        Assert.Equal(("late", "late"), (await first, await second));
        var third = look.Ask();
        _answer.SetResult("seen");
        Assert.Equal("seen", await third);
        Assert.Equal(1, _looks);
    }

    private SingleFlightCheck<string> Make() => new(
        _ =>
        {
            Interlocked.Increment(ref _looks);
            return _answer.Task;
        },
        "late",
        _time);
}
