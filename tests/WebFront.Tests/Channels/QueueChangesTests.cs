using OrleansChat.Access;
using OrleansChat.Sessions;

namespace OrleansChat.Channels;

public class QueueChangesTests
{
    private static readonly ChannelId Channel = new(Guid.NewGuid());
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whatever happens to a queue, its changes one after the other give what a board read afresh gives.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Changes_OneAfterTheOther_GiveTheBoard(int seed)
    {
        var random = new Random(seed);
        var queue = new WaitingQueue();
        List<SessionSummary> all = [];
        var before = new QueueSnapshot(Channel, 0, [], null);
        List<SessionRow> rows = [];
        for (var version = 1; version <= 300; version++)
        {
            for (var step = random.Next(1, 4); step > 0; step--)
                Step(queue, all, random);
            var now = new QueueSnapshot(Channel, version, queue.Entries, null);
            var change = QueueChanges.Between(before, now, ChatVisibility.All);
            rows = [.. rows.Where(row => !change.Left.Contains(row.Id))];
            foreach (var place in change.Rows)
                rows.Insert(place.Index, place.Row);

            var board = ChannelViews.Queue(now, ChatVisibility.All);
            Assert.Equal(board.Rows, rows);
            Assert.Equal((board.Count, board.Version, (long)version - 1), (change.Count, change.Version, change.After));
            before = now;
        }

        Assert.True(queue.Count > QueueChanges.Shown, "The queue never grew beyond what consoles show.");
    }

    private static void Step(WaitingQueue queue, List<SessionSummary> all, Random random)
    {
        if (all.Count == 0 || random.Next(3) > 0)
        {
            all.Add(new()
            {
                Id = new(Guid.NewGuid()),
                Channel = Channel,
                Visitor = new("v"),
                Seq = 1,
                Status = SessionStatus.InQueue,
                QueuedAt = Noon.AddSeconds(random.Next(1_000)),
                QueuedAtHead = random.Next(10) == 0,
            });
            queue.Apply(all[^1], Channel, Noon);
            return;
        }

        var which = random.Next(all.Count);
        var known = all[which];
        all[which] = random.Next(3) == 0
            ? known with { Seq = known.Seq + 1, Status = SessionStatus.CustomerLast }
            : known with
            {
                Seq = known.Seq + 1,
                Status = SessionStatus.InQueue,
                LastMessage = "More",
                QueuedAt = Noon.AddSeconds(random.Next(1_000)),
            };
        queue.Apply(all[which], Channel, Noon);
    }
}
