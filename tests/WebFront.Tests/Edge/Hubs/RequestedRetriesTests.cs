using Microsoft.Extensions.Time.Testing;
using OrleansChat.Results;

namespace OrleansChat.Edge.Hubs;

public class RequestedRetriesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly RequestedRetries _retries;

    public RequestedRetriesTests() => _retries = new(_time);

    [Theory]
    [InlineData(RefusalCodes.StorageUnavailable, true)]
    [InlineData(RefusalCodes.ClusterUnavailable, true)]
    [InlineData(RefusalCodes.Busy, true)]
    [InlineData(RefusalCodes.Fenced, true)]
    [InlineData(RefusalCodes.RateLimited, false)]
    [InlineData(RefusalCodes.QueueFull, false)]
    public void WhatWasNotTheSendersFault_IsFreeOnce(string code, bool free)
    {
        _retries.Remember("Send", "a", code, Second);
        _time.Advance(Second);

        Assert.False(_retries.Take("Send", "b"));
        Assert.False(_retries.Take("End", "a"));
        Assert.Equal(free, _retries.Take("Send", "a"));
        Assert.False(_retries.Take("Send", "a"));
    }

    [Fact]
    public void BeforeItsTime_ItCounts()
    {
        _retries.Remember("Send", "a", RefusalCodes.Busy, Second);
        Assert.False(_retries.Take("Send", "a"));
        _time.Advance(Second);
        Assert.True(_retries.Take("Send", "a"));
    }

    [Fact]
    public void OnlyTheLastFew_AreRemembered()
    {
        for (var i = 0; i < 1_000; i++)
            _retries.Remember("Send", $"{i}", RefusalCodes.Busy, Second);
        _time.Advance(Second);

        Assert.Equal(32, Enumerable.Range(0, 1_000).Count(i => _retries.Take("Send", $"{i}")));
    }
}
