namespace OrleansChat.Sessions;

/// <summary>How visitors count: over random logs, without gaps, and back.</summary>
public class VisitorNumberingTests
{
    [Fact]
    public void NumberOf_OverRandomLogs_IsGaplessAndGoesBack()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (visible, numbering) = Random(random, 1 + random.Next(60));

            Assert.Equal(Enumerable.Range(1, visible.Count).Select(number => (long)number), visible.Select(numbering.NumberOf));
            Assert.Equal(visible, visible.Select(numbering.NumberOf).Select(numbering.SeqOf));
            Assert.Equal(0, numbering.SeqOf(0));
        }
    }

    [Fact]
    public void SeqOf_BeyondTheEnd_IsBeyondTheLog()
    {
        var numbering = new VisitorNumbering([2, 5], 5);

        Assert.Equal(3, numbering.NumberOf(5));
        Assert.Equal(6, numbering.SeqOf(4));
    }

    [Fact]
    public void With_EventsThatAreKnownInPart_CountsEachOnce()
    {
        var numbering = new VisitorNumbering([2], 3).With([Hidden(2), Shown(3), Hidden(4), Shown(5)]);

        Assert.Equal((5, 3), (numbering.UpTo, numbering.NumberOf(5)));
    }

    [Fact]
    public async Task Of_APageOfASiloOfBefore_ReadsTheLog()
    {
        LoggedEvent[] log = [Shown(1), Hidden(2), Shown(3), Hidden(4)];
        var page = new SessionPage(Summary(4), []);

        var numbering = await VisitorNumbering.Of(
            page, (after, _) => Task.FromResult<Results.Result<SessionPage>>(page with { Events = [.. log.Skip((int)after).Take(3)] }));

        Assert.Equal((4, 2), (numbering.Value!.UpTo, numbering.Value.NumberOf(4)));
    }

    [Fact]
    public void SeenLog_OfAWindowOfBefore_StartsOverOnlyWhereSomethingIsHidden()
    {
        Assert.True(new SeenLog(3, null).CountsOtherwise(new([2], 4)));
        Assert.False(new SeenLog(3, null).CountsOtherwise(new([], 4)));
        Assert.False(new SeenLog(3, VisitorNumbering.Current).CountsOtherwise(new([2], 4)));
        Assert.False(SeenLog.Nothing.CountsOtherwise(new([2], 4)));
    }

    private static (List<long> Visible, VisitorNumbering Numbering) Random(Random random, int length)
    {
        var (visible, numbering) = (new List<long>(), new VisitorNumbering([], 0));
        for (var seq = 1L; seq <= length; seq++)
        {
            var hidden = random.Next(3) == 0;
            if (!hidden)
                visible.Add(seq);
            numbering = numbering.With([hidden ? Hidden(seq) : Shown(seq)]);
        }

        return (visible, numbering);
    }

    private static LoggedEvent Shown(long seq) => new(seq, DateTimeOffset.UnixEpoch, null, new SessionDeleted(Author.System));

    private static LoggedEvent Hidden(long seq) => new(seq, DateTimeOffset.UnixEpoch, null, new NoteAdded(Author.System, "", []));

    private static SessionSummary Summary(long seq) =>
        new() { Id = new(Guid.NewGuid()), Channel = new(Guid.NewGuid()), Visitor = new("v"), Seq = seq };
}
