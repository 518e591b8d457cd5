using OrleansChat.Delivery;

namespace OrleansChat.Sessions;

public class VisitorWindowsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FrontId One = new("one");
    private static readonly FrontId Two = new("two");

    private readonly VisitorWindows windows = new(TimeSpan.FromSeconds(90));

    [Fact]
    public void Visitor_WhoseLastWindowCloses_HasLeftUntilOneIsOpenAgain()
    {
        windows.Open(One, Noon);
        windows.Open(Two, Noon);

        Assert.False(windows.Close(One, Noon.AddSeconds(1)));
        Assert.Null(windows.LeftAt);
        Assert.True(windows.Close(Two, Noon.AddSeconds(2)));
        Assert.Equal(Noon.AddSeconds(2), windows.LeftAt);
        Assert.True(windows.Open(Two, Noon.AddSeconds(9)));
        Assert.Null(windows.LeftAt);
        Assert.False(windows.Open(Two, Noon.AddSeconds(10)));
    }

    [Fact]
    public void FrontThatDied_KeepsNobodyHere()
    {
        windows.Open(One, Noon);
        windows.Open(Two, Noon.AddSeconds(80));

        Assert.True(windows.Close(Two, Noon.AddSeconds(91)));
    }

    [Fact]
    public void FrontThatHasNotBeenHeardOf_SaysNothing()
    {
        Assert.False(windows.Close(One, Noon));
        Assert.Null(windows.LeftAt);
    }
}
