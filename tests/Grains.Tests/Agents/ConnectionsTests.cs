namespace OrleansChat.Agents;

public class ConnectionsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);
    private static readonly ConnectionId Laptop = new("laptop");

    [Fact]
    public void ClosedBrowser_IsGoneOnlyAfterTheGraceTime()
    {
        var connections = new Connections(DateTimeOffset.MinValue);
        connections.Renew(Laptop, Noon.AddSeconds(60));
        connections.Remove(Laptop, Noon.AddSeconds(10));

        Assert.False(connections.GoneFor(Grace, Noon.AddSeconds(69)));
        Assert.True(connections.GoneFor(Grace, Noon.AddSeconds(70)));
    }

    [Fact]
    public void SilentBrowser_ExpiresWithItsLease_ThenTheGraceTimeRuns()
    {
        var connections = new Connections(DateTimeOffset.MinValue);
        connections.Renew(Laptop, Noon.AddSeconds(60));

        Assert.True(connections.Any(Noon.AddSeconds(59)));
        Assert.False(connections.Any(Noon.AddSeconds(60)));
        Assert.False(connections.GoneFor(Grace, Noon.AddSeconds(119)));
        Assert.True(connections.GoneFor(Grace, Noon.AddSeconds(120)));
    }

    [Fact]
    public void OneOfTwoBrowsers_IsEnough()
    {
        var connections = new Connections(DateTimeOffset.MinValue);
        connections.Renew(Laptop, Noon.AddSeconds(60));
        connections.Renew(new("phone"), Noon.AddSeconds(60));
        connections.Remove(Laptop, Noon);

        Assert.True(connections.Any(Noon.AddSeconds(30)));
    }

    [Fact]
    public void RenewalThatComesLate_NeitherShortensNorLengthensAnything()
    {
        var connections = new Connections(DateTimeOffset.MinValue);
        connections.Renew(Laptop, Noon.AddSeconds(20));
        connections.Renew(Laptop, Noon.AddSeconds(8));
        Assert.Equal(Noon.AddSeconds(20), connections.SeenUntil);

        Assert.False(connections.Any(Noon.AddMinutes(7)));
        connections.Renew(Laptop, Noon.AddSeconds(30));

        Assert.True(connections.GoneFor(Grace, Noon.AddMinutes(7)));
    }

    [Fact]
    public void LeaseThatWasOverBeforeTheBrowserWasReportedGone_EndedWhenItWasOver()
    {
        var connections = new Connections(DateTimeOffset.MinValue);
        connections.Renew(Laptop, Noon.AddSeconds(8));
        connections.Remove(Laptop, Noon.AddSeconds(30));

        Assert.Equal(Noon.AddSeconds(8), connections.SeenUntil);
    }

    [Fact]
    public void WhatWasKnownBefore_GoesOn_AndBeginsNothingAnew()
    {
        var connections = new Connections(Noon.AddSeconds(8));

        Assert.False(connections.GoneFor(Grace, Noon.AddSeconds(67)));
        Assert.True(connections.GoneFor(Grace, Noon.AddSeconds(68)));
    }

    [Fact]
    public void NeverSeen_IsGone() => Assert.True(new Connections(DateTimeOffset.MinValue).GoneFor(Grace, Noon));
}
