using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>A session that was opened by another call trusts that nothing went past its feed: whatever may have, has to count.</summary>
public class FeedDirectoryTests
{
    [Fact]
    public void Strays_AfterASignalThatFoundNoFeedOrMissedSignals_AreMore()
    {
        var feeds = new FeedDirectory();
        var before = feeds.Strays;
        Assert.Null(feeds.Receiver(FeedKey.Of(FeedKind.Session, SessionId.New(TimeProvider.System))));
        Assert.Equal(before + 1, feeds.Strays);
        feeds.SuspectAll();
        Assert.Equal(before + 2, feeds.Strays);
    }
}
