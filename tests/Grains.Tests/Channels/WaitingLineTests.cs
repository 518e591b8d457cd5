using OrleansChat.Sessions;

namespace OrleansChat.Channels;

public class WaitingLineTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly WaitingLine _line = new();

    [Fact]
    public void Order_IsFirstComeFirstServed_WithTheHeadBefore()
    {
        var (first, second, returned) = (Waits(0), Waits(1), Waits(5) with { QueuedAtHead = true });
        foreach (var summary in new[] { second, returned, first }) _line.Take(summary, Channel, Noon);

        Assert.Equal([returned.Id, first.Id, second.Id], _line.Entries.Select(static entry => entry.Session));
    }

    [Fact]
    public void LateNews_OfASessionThatLeft_DoesNotPutItBack()
    {
        var waits = Waits(0);
        _line.Take(Left(waits), Channel, Noon);

        Assert.False(_line.Take(waits, Channel, Noon));
        Assert.Equal(0, _line.Count);
    }

    [Fact]
    public void SessionOfAnotherChannel_Leaves()
    {
        var waits = Waits(0);
        _line.Take(waits, Channel, Noon);

        _line.Take(waits with { Channel = new(Guid.NewGuid()), Seq = 9 }, Channel, Noon);

        Assert.Equal(0, _line.Count);
    }

    [Fact]
    public void Reconcile_AddsTheForgotten_DropsTheGhosts_KeepsTheNew()
    {
        var (ghost, forgotten, arrivedMeanwhile) = (Waits(0), Waits(1), Waits(2));
        _line.Take(ghost, Channel, Noon);
        var before = new HashSet<SessionId> { ghost.Id };
        _line.Take(arrivedMeanwhile, Channel, Noon);

        var differed = _line.Reconcile([forgotten], before, Channel, Noon);

        Assert.Equal(2, differed);
        Assert.Equal([forgotten.Id, arrivedMeanwhile.Id], _line.Entries.Select(static entry => entry.Session));
    }

    [Fact]
    public void WithBot_DoesNotWaitForPeople()
    {
        _line.Take(Waits(0) with { BotActive = true }, Channel, Noon);

        Assert.Equal(0, _line.Count);
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
