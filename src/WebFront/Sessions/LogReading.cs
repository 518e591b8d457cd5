using OrleansChat.Results;

namespace OrleansChat.Sessions;

/// <summary>A session's log after a seq, for a client that says what it has.</summary>
internal sealed record LogReading(SessionPage Page, bool StartsOver)
{
    /// <summary>
    /// Of a log that ends before the seq the beginning: whoever has more than there is holds what was lost, and would drop all that comes
    /// next as known. Only where the journal has confirmed its end: an activation that was left behind has less than there is.
    /// </summary>
    public static async Task<Result<LogReading>> After(Func<long, int, Task<Result<SessionPage>>> read, long afterSeq, int limit)
    {
        var page = await read(afterSeq, limit);
        if (!page.IsOk || afterSeq <= page.Value.Summary.Seq || !page.Value.EndConfirmed)
            return page.Map(known => new LogReading(known, StartsOver: false));
        var whole = await read(0, limit);
        return whole.Map(anew => new LogReading(anew, StartsOver: true));
    }

    /// <summary>
    /// As <see cref="After"/>, and on over what the visitor does not see: a page with nothing
    /// in it for them would make them ask for the same again.
    /// </summary>
    public static async Task<Result<LogReading>> ForVisitor(
        Func<long, int, Task<Result<SessionPage>>> read, long afterSeq, int limit)
    {
        var reading = await After(read, afterSeq, limit);
        while (reading is { IsOk: true, Value.Page: { Events: [.., { } last] } page }
            && last.Seq < page.Summary.Seq && page.Events.All(logged => !logged.Body.IsVisibleTo(Viewers.Visitor)))
        {
            reading = await After(read, last.Seq, limit);
        }

        return reading;
    }

    public EventsPage View(Viewer viewer) => EventViews.Page(Page, viewer) with { StartOver = StartsOver ? true : null };
}
