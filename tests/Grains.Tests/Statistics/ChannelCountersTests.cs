using OrleansChat.Agents;
using OrleansChat.Channels;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

public class ChannelCountersTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Noon = Day.AddHours(12);
    private readonly ChannelCounters _counters = new(Channel, Day);

    [Fact]
    public void ASession_CountsWithItsNewestSummaryOnly()
    {
        var waits = Session() with { Seq = 3, Status = SessionStatus.InQueue, QueuedAt = Noon };
        var accepted = waits with
        {
            Seq = 5,
            Status = SessionStatus.CustomerLast,
            QueuedAt = null,
            AcceptedAt = Noon.AddSeconds(30),
            Agent = Anna,
        };

        Assert.True(_counters.Apply(accepted));
        Assert.False(_counters.Apply(waits));
        Assert.False(_counters.Apply(accepted));

        var figures = _counters.Figures(1);
        Assert.Equal((0, 1, 1, 1, 1), (figures.Waiting, figures.Active, figures.Unanswered, figures.RequestedToday, figures.AcceptedToday));
        Assert.Equal(TimeSpan.FromSeconds(30), figures.WaitTotalToday);
    }

    /// <summary>Nobody kept them waiting while they read what was suggested.</summary>
    [Fact]
    public void WaitTotal_OfWhoReadArticlesFirst_CountsFromWhenTheyAskedForAnAgent()
    {
        var read = Session() with { Seq = 6, Status = SessionStatus.AgentLast, AskedAt = Noon.AddMinutes(10) };
        _counters.Apply(read with { AcceptedAt = Noon.AddMinutes(11) });

        Assert.Equal(TimeSpan.FromMinutes(1), _counters.Figures(1).WaitTotalToday);
    }

    [Fact]
    public void Abandoned_LeftTheQueueBeforeBeingAccepted()
    {
        _counters.Apply(Session() with { Seq = 4, Status = SessionStatus.ClosedFromQueue, EndedAt = Noon });

        Assert.Equal((1, 0), (_counters.Figures(0).AbandonedToday, _counters.Figures(0).EndedToday));
    }

    [Fact]
    public void Waiting_GivesLongestAndAverage()
    {
        _counters.Apply(Session() with { Seq = 3, Status = SessionStatus.InQueue, QueuedAt = Noon });
        _counters.Apply(Session() with { Seq = 3, Status = SessionStatus.InQueue, QueuedAt = Noon.AddSeconds(10) });

        var figures = _counters.Figures(0);
        Assert.Equal(Noon, figures.OldestWaitingSince);
        Assert.Equal(5, Noon.AddSeconds(10).ToUnixTimeSeconds() - (figures.WaitingSinceTotal / figures.Waiting), 3);
    }

    [Fact]
    public void MovedToAnotherChannel_CountsThere()
    {
        var waits = Session() with { Seq = 3, Status = SessionStatus.InQueue, QueuedAt = Noon };
        _counters.Apply(waits);
        _counters.Apply(waits with { Seq = 6, Channel = new(Guid.NewGuid()) });

        Assert.Equal(0, _counters.Figures(0).Waiting);
    }

    private static AgentRef Anna => new(new(Guid.Empty), "Anna");

    private static SessionSummary Session() => new()
    {
        Id = new(Guid.NewGuid()),
        Channel = Channel,
        Visitor = new("v"),
        RequestedAt = Noon,
    };
}
