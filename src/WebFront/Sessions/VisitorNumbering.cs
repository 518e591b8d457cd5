using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>
/// How a visitor counts the events of their log: 1, 2, 3 … over those that they see, so that nothing among
/// agents shows as a gap. From and to the seqs of the stored log (ADR 34).
/// </summary>
/// <param name="hidden">Seqs that the visitor does not see, ascending.</param>
/// <param name="upTo">The seq up to which that is known.</param>
internal sealed class VisitorNumbering(IReadOnlyList<long> hidden, long upTo)
{
    private const int PageSize = SessionLimits.PageSize;

    /// <summary>What browsers say and are told of how they count.</summary>
    public const int Current = 1;

    public long UpTo => upTo;

    public bool HidesAny => hidden.Count > 0;

    /// <summary>How many events up to this one the visitor sees: the number of an event that they see.</summary>
    public long NumberOf(long seq)
    {
        var (from, to) = (0, hidden.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (hidden[middle] <= seq)
                from = middle + 1;
            else
                to = middle;
        }

        return seq - from;
    }

    /// <summary>The seq of the event that has this number for the visitor.</summary>
    public long SeqOf(long number)
    {
        foreach (var seq in hidden)
        {
            if (seq > number)
                break;
            number++;
        }

        return number;
    }

    /// <summary>With these events, which follow one another, and of which the first is known or the next.</summary>
    public VisitorNumbering With(IReadOnlyList<LoggedEvent> events)
    {
        var last = events[^1].Seq;
        if (last <= upTo)
            return this;
        var unseen = events.Where(logged => logged.Seq > upTo && !logged.Body.IsVisibleTo(Viewers.Visitor));
        long[] more = [.. unseen.Select(logged => logged.Seq)];
        return new(more.Length == 0 ? hidden : [.. hidden, .. more], last);
    }

    /// <summary>Of a page of the log; silos of the release before leave out what is needed, and then the log is read.</summary>
    public static async ValueTask<Result<VisitorNumbering>> Of(SessionPage page, Func<long, int, Task<Result<SessionPage>>> read)
    {
        if (page.Hidden is { } known)
            return new VisitorNumbering(known, page.Summary.Seq);
        var numbering = new VisitorNumbering([], 0);
        while (numbering.UpTo < page.Summary.Seq)
        {
            var next = await read(numbering.UpTo, PageSize);
            if (!next.IsOk)
                return next.Refusal;
            if (next.Value.Events.Count == 0)
                break;
            numbering = numbering.With(next.Value.Events);
        }

        return numbering;
    }
}
