namespace OrleansChat.Channels;

public class ChannelAvailabilityTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OpeningStatus Open = new(ClosedReason.None, Until: Noon);
    private static readonly OpeningStatus Holiday = new(ClosedReason.Holiday, "Easter", Noon, Noon.AddHours(1));
    private static readonly ChannelSettings Settings = new() { Name = "x" };

    [Fact]
    public void OutsideHours_WithAgentsPresent_IsClosedAndSaysUntilWhen() => Assert.Equal(
        new Availability(false, ClosedReason.Holiday, 3, 2, null, Noon, Noon.AddHours(1), "Easter"),
        ChannelAvailability.Of(Settings, Holiday, present: 3, new(2, null)));

    [Fact]
    public void WithinHours_WithoutAgents_IsClosedAndNobodyKnowsUntilWhen() => Assert.Equal(
        new Availability(false, ClosedReason.NoAgents, 0, 0, null, Noon),
        ChannelAvailability.Of(Settings, Open, present: 0, new(0, null)));

    [Theory]
    [InlineData(0, null, 99, ClosedReason.None)]
    [InlineData(5, null, 4, ClosedReason.None)]
    [InlineData(5, null, 5, ClosedReason.QueueFull)]
    [InlineData(0, 5, 5, ClosedReason.None)]
    [InlineData(0, 5, 6, ClosedReason.QueueFull)]
    public void Queue_AtItsLimit_IsFull(int limit, int? offlineAbove, int waiting, ClosedReason expected)
    {
        var settings = Settings with { QueueLimit = limit, Offline = new() { AboveQueueLength = offlineAbove } };
        Assert.Equal(expected, ChannelAvailability.Of(settings, Open, present: 1, new(waiting, null)).Reason);
    }

    [Fact]
    public void ExpectedWait_IsThatOfTheNextPlace() => Assert.Equal(
        TimeSpan.FromMinutes(6), ChannelAvailability.Of(Settings, Open, present: 1, new(2, TimeSpan.FromMinutes(2))).ExpectedWait);
}
