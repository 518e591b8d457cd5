namespace OrleansChat.Channels;

public class WaitEstimateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PerPlace_IsUnknownWithoutTwoAcceptances()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon);

        Assert.Null(estimate.PerPlace(Noon.AddMinutes(1)));
    }

    [Fact]
    public void PerPlace_IsTheMeanTimeBetweenAcceptances()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon);
        estimate.Accepted(Noon.AddMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), estimate.PerPlace(Noon.AddMinutes(4)));
    }

    [Fact]
    public void PerPlace_ForgetsAfterHalfAnHour()
    {
        var estimate = new WaitEstimate();
        estimate.Accepted(Noon);
        estimate.Accepted(Noon.AddMinutes(2));

        Assert.Null(estimate.PerPlace(Noon.AddMinutes(33)));
    }
}
