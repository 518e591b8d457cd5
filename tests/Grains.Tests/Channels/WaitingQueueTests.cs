using OrleansChat.Sessions;

namespace OrleansChat.Channels;

public class WaitingQueueTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly WaitingQueue _queue = new();

    [Fact]
    public void Order_IsFirstComeFirstServed_WithTheHeadBefore()
    {
        var (first, second, returned) = (Waits(0), Waits(1), Waits(5) with { QueuedAtHead = true });
        foreach (var summary in new[] { second, returned, first })
            _queue.Apply(summary, Channel, Noon);

        Assert.Equal([returned.Id, first.Id, second.Id], _queue.Entries.Select(static entry => entry.Session));
    }

    [Fact]
    public void LateNews_OfASessionThatLeft_DoesNotPutItBack()
    {
        var waits = Waits(0);
        _queue.Apply(Left(waits), Channel, Noon);

        Assert.False(_queue.Apply(waits, Channel, Noon));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void SessionOfAnotherChannel_Leaves()
    {
        var waits = Waits(0);
        _queue.Apply(waits, Channel, Noon);

        _queue.Apply(waits with { Channel = new(Guid.NewGuid()), Seq = 9 }, Channel, Noon);

        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Reconcile_AfterLostNotices_AddsTheForgottenAndDropsTheGhosts()
    {
        var (ghost, forgotten, arrivedMeanwhile) = (Waits(0), Waits(1), Waits(2));
        _queue.Apply(ghost, Channel, Noon);
        var before = new HashSet<SessionId> { ghost.Id };
        _queue.Apply(arrivedMeanwhile, Channel, Noon);

        var differed = _queue.Reconcile([forgotten], before, Channel, Noon);

        Assert.Equal(2, differed);
        Assert.Equal([forgotten.Id, arrivedMeanwhile.Id], _queue.Entries.Select(static entry => entry.Session));
    }

    [Fact]
    public void WithBot_DoesNotWaitForPeople()
    {
        _queue.Apply(Waits(0) with { BotActive = true }, Channel, Noon);

        Assert.Equal(0, _queue.Count);
    }

    private static SessionSummary Waits(int minutes) => new()
    {
        Id = new(Guid.NewGuid()),
        Channel = Channel,
        Visitor = new("v"),
        Seq = 3,
        Status = SessionStatus.InQueue,
        QueuedAt = Noon.AddMinutes(minutes),
    };

    private static SessionSummary Left(SessionSummary summary) =>
        summary with { Status = SessionStatus.ClosedFromQueue, QueuedAt = null, Seq = summary.Seq + 1 };
}
