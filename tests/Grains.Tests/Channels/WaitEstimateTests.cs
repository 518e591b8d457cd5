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
    public void PerPlace_ForgetsAfterHalfAnHour()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon, Noon);
        estimate.Accepted(Noon, Noon.AddMinutes(2));

        Assert.Null(estimate.PerPlace(Noon.AddMinutes(33), null));
    }
}
