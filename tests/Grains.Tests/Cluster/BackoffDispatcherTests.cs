using Microsoft.Extensions.Time.Testing;

namespace OrleansChat.Cluster;

public class BackoffDispatcherTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _seen = [];
    private readonly TaskCompletionSource<bool> _hangs = new();

    [Fact]
    public void OneThatHangs_HoldsUpNoOther_AndIsNotStartedTwice()
    {
        var dispatcher = new BackoffDispatcher<string>(places: 2, _time);
        for (var round = 0; round < 5; round++)
            dispatcher.Start(["hung", "a", "b", "c"], Look);

        Assert.Equal(1, _seen.Count(item => item == "hung"));
        Assert.All((string[])["a", "b", "c"], item => Assert.Equal(5, _seen.Count(seen => seen == item)));
    }

    [Fact]
    public void OneThatAlwaysRefuses_ComesAgainAfterGrowingPauses_AndLetsOthersGoFirst()
    {
        var dispatcher = new BackoffDispatcher<string>(places: 1, _time);
        for (var second = 0; second < 600; second++)
        {
            dispatcher.Start(["refuses", "a"], Look);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(600, _seen.Count(item => item == "a"));
        // 2, 4, 8, 16, 32 s, and then each minute.
        Assert.InRange(_seen.Count(item => item == "refuses"), 10, 16);
        Assert.Equal(1, dispatcher.HeldBack);
    }

    [Fact]
    public void WithoutPauses_OneThatRefuses_ComesEachRound()
    {
        var dispatcher = new BackoffDispatcher<string>(places: 1, _time, longestPause: TimeSpan.Zero);
        for (var round = 0; round < 5; round++)
            Assert.Equal(1, dispatcher.Start(["refuses"], Look));
    }

    [Fact]
    public void OneThatWorksAgain_IsNotHeldBackAnyMore()
    {
        var dispatcher = new BackoffDispatcher<string>(places: 1, _time);
        dispatcher.Start(["a"], _ => Task.FromResult(false));
        Assert.Equal(1, dispatcher.Failures("a"));
        Assert.Equal(0, dispatcher.Start(["a"], Look));
        _time.Advance(TimeSpan.FromSeconds(2));

        dispatcher.Start(["a"], Look);

        Assert.Equal((0, 0), (dispatcher.Failures("a"), dispatcher.HeldBack));
    }

    [Fact]
    public void WhatIsNotFoundAnyMore_IsForgotten()
    {
        var dispatcher = new BackoffDispatcher<string>(places: 1, _time);
        dispatcher.Start(["refuses"], Look);
        dispatcher.Start([], Look);

        Assert.Equal(0, dispatcher.HeldBack);
    }

    private Task<bool> Look(string item)
    {
        _seen.Add(item);
        return item switch
        {
            "hung" => _hangs.Task,
            "refuses" => Task.FromResult(false),
            _ => Task.FromResult(true),
        };
    }
}
