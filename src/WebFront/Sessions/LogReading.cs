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

    public EventsPage View(Viewer viewer) => EventViews.Page(Page, viewer) with { StartOver = StartsOver ? true : null };
}
