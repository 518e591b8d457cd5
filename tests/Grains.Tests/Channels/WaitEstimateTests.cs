namespace OrleansChat.Channels;

public class WaitEstimateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PerPlace_IsUnknownWithoutTwoAcceptances()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon.AddMinutes(1));

        Assert.Null(estimate.PerPlace(Noon.AddMinutes(1), null));
    }

    [Fact]
    public void PerPlace_IsTheMeanTimeAtTheHeadOfTheQueue()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon.AddMinutes(2));
        // Came early, and had their turn when the one before was taken.
        estimate.Accepted(Noon.AddMinutes(1), Noon.AddMinutes(6));

        Assert.Equal(TimeSpan.FromMinutes(3), estimate.PerPlace(Noon.AddMinutes(6), null));
    }

    [Fact]
    public void PerPlace_DoesNotCountTimesInWhichNobodyWaited()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon.AddSeconds(10));
        estimate.Accepted(Noon.AddMinutes(20), Noon.AddMinutes(20).AddSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(15), estimate.PerPlace(Noon.AddMinutes(28), null));
    }

    [Fact]
    public void PerPlace_CountsWhoWaitsNow_WhereTheyWaitLongerThanOthersDid()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon.AddMinutes(1));
        estimate.Accepted(Noon.AddMinutes(1), Noon.AddMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(1), estimate.PerPlace(Noon.AddSeconds(150), Noon.AddMinutes(2)));
        Assert.Equal(TimeSpan.FromMinutes(4), estimate.PerPlace(Noon.AddMinutes(12), Noon.AddMinutes(2)));
    }

    [Fact]
    public void ForHead_WhoHasWaitedLongerThanOthersDid_MayWaitAsLongAgain()
    {
        var estimate = new WaitEstimate();
        for (var each = 0; each < 20; each++)
            estimate.Accepted(Noon.AddSeconds(each), Noon.AddSeconds(each + 5));
        var head = Noon.AddSeconds(24);

        Assert.Equal(estimate.PerPlace(head, head), estimate.ForHead(head, head));
        Assert.Equal(TimeSpan.FromSeconds(217), estimate.ForHead(head.AddSeconds(217), head));
        Assert.Null(new WaitEstimate().ForHead(head.AddSeconds(217), head));
    }

    [Fact]
    public void WaitAt_OfThoseBehind_AddsOnePlaceEach()
    {
        var queue = new QueueSnapshot(default, 1, [], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(217));
        Assert.Equal([217, 232, 247], Enumerable.Range(0, 3).Select(index => queue.WaitAt(index)!.Value.TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(45), (queue with { WaitAtHead = null }).WaitAt(2));
        Assert.Equal(TimeSpan.FromSeconds(247), new QueueLength(2, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(217)).WaitAtEnd);
        Assert.Equal(TimeSpan.FromSeconds(15), new QueueLength(0, TimeSpan.FromSeconds(15), null).WaitAtEnd);
    }

    [Fact]
    public void PerPlace_ForgetsAfterHalfAnHour()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon);
        estimate.Accepted(Noon, Noon.AddMinutes(2));

        Assert.Null(estimate.PerPlace(Noon.AddMinutes(33), null));
    }
}
