namespace OrleansChat.Sessions;

/// <summary>Reads one session's log: all of it to begin with, and what has left the window of its latest events.</summary>
internal sealed class SessionLog(SessionId id, ISessionJournal journal)
{

    /// <summary>The session as its log tells it; without a summary where there is no log.</summary>
    public async Task<ChatSession> Load()
    {
        var session = new ChatSession(id);
        await foreach (var logged in After(0))
            session.Replay(logged);
        return session;
    }

    /// <summary>Whether the log has an event after this seq.</summary>
    public async Task<bool> GoesOnAfter(long seq, CancellationToken cancellation)
    {
        try
        {
            return (await journal.Read(id, seq, 1, cancellation)).Count > 0;
        }
        catch (UnknownEventException)
        {
            return true;
        }
    }

    /// <summary>Events after a seq, at most <paramref name="limit"/>, with the summary that belongs to them.</summary>
    public async ValueTask<SessionPage> Page(ChatSession session, long afterSeq, int limit)
    {
        limit = Math.Clamp(limit, 0, SessionLimits.PageSize);
        var summary = session.Summary!;
        if (afterSeq >= summary.Seq || limit == 0)
            return new(summary, []) { Hidden = session.Hidden };
        var recent = session.Recent;
        if (recent.Count > 0 && afterSeq >= recent[0].Seq - 1)
            return new(summary, [.. recent.Where(logged => logged.Seq > afterSeq).Take(limit)]) { Hidden = session.Hidden };
        var stored = await journal.Read(id, afterSeq, limit, CancellationToken.None);

        // The log may have grown meanwhile: what is told of its end must match what is told of its events.
        return new(session.Summary!, stored) { Hidden = session.Hidden };
    }

    public async ValueTask<LoggedEvent?> Find(ChatSession session, long seq) =>
        session.Recent.FirstOrDefault(logged => logged.Seq == seq)
        ?? (await journal.Read(id, seq - 1, 1, CancellationToken.None) is [var found, ..] ? found : null);

    /// <summary>The earlier events that these new ones erase, as they are to be from now on.</summary>
    public async ValueTask<IReadOnlyList<LoggedEvent>> ErasedBy(IReadOnlyList<LoggedEvent> events, LoggedEvent? target)
    {
        if (events.Any(static logged => logged.Body is MessageDeleted))
            return EventErasure.By(events, target is null ? [] : [target]);
        if (!events.Any(static logged => logged.Body is SessionDeleted))
            return [];
        var all = new List<LoggedEvent>();
        await foreach (var logged in After(0))
            all.Add(logged);
        return EventErasure.By(events, all);
    }

    private async IAsyncEnumerable<LoggedEvent> After(long seq)
    {
        IReadOnlyList<LoggedEvent> page;
        do
        {
            page = await journal.Read(id, seq, SessionLimits.PageSize, CancellationToken.None);
            foreach (var logged in page)
                yield return logged;
            if (page.Count > 0)
                seq = page[^1].Seq;
        }
        while (page.Count == SessionLimits.PageSize);
    }
}
