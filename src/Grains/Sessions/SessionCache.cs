using Microsoft.Extensions.Logging;

namespace OrleansChat.Sessions;

/// <summary>
/// The session as one activation has it: a cache of its log. Another activation may write the same log, so this one knows when the journal
/// last agreed with it, and can ask.
/// </summary>
internal sealed partial class SessionCache(SessionId id, ISessionJournal journal, SessionLog log, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How long reads are answered from memory before the journal is asked whether it still agrees.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(30);

    private Task<ChatSession>? _loading;
    private bool _appending;
    private bool _fresh;
    private long _agreedAt;

    /// <summary>Null: not loaded, or there is no log.</summary>
    public ChatSession? Session { get; private set; }

    /// <summary>The journal has not been heard of for so long that it should be asked.</summary>
    public bool IsOld => time.GetElapsedTime(_agreedAt) > Trusted;

    /// <summary>Whether the journal agreed, by a load or an append, since this was last asked.</summary>
    public bool TakeFresh()
    {
        var fresh = _fresh;
        _fresh = false;
        return fresh;
    }

    /// <summary>The log is read again when the session is next wanted.</summary>
    public void Drop() => Session = null;

    /// <summary>Null: the journal could not be read. Throws <see cref="UnknownEventException"/> where a newer release wrote it.</summary>
    public async Task<ChatSession?> TryLoad()
    {
        if (Session is not null)
            return Session;
        var loading = _loading ??= log.Load();
        try
        {
            var loaded = await loading;
            if (Session is not null)
                return Session;

            // A session without a log may be started elsewhere: that there is none is not remembered.
            if (loaded.Summary is null)
                return loaded;
            Agreed();
            return Session = loaded;
        }
        catch (Exception failure) when (failure is not UnknownEventException)
        {
            LogLoadFailed(logger, failure, id);
            return null;
        }
        finally
        {
            if (ReferenceEquals(_loading, loading))
                _loading = null;
        }
    }

    /// <summary>Stores, then applies. Between the two the journal is ahead of this activation, and that is no other's work.</summary>
    public async Task<AppendOutcome> Append(ChatSession session, SessionAppend append)
    {
        _appending = true;
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Committed)
            {
                session.Commit(append.Events, append.Summary, append.Erased);
                Session = session;
                Agreed();
            }

            return outcome;
        }
        finally
        {
            _appending = false;
        }
    }

    /// <summary>
    /// The log has gone on without this activation: another one writes it. Whoever only reads would never be fenced, and would show an
    /// old log, and words that were erased from it, for ever.
    /// </summary>
    public async Task<bool> IsLeftBehind() => await CompareWithJournal() == JournalComparison.LeftBehind;

    public async Task<JournalComparison> CompareWithJournal()
    {
        if (Session is not { } session)
            return JournalComparison.Agrees;
        try
        {
            var seq = session.Seq;
            using var patience = new CancellationTokenSource(Patience, time);
            var goesOn = await log.GoesOnAfter(seq, patience.Token);

            // What this activation stores meanwhile is its own.
            if (!goesOn || _appending || session.Seq > seq || !ReferenceEquals(session, Session))
            {
                _agreedAt = time.GetTimestamp();
                return goesOn ? JournalComparison.Unknown : JournalComparison.Agrees;
            }

            LogLeftBehind(logger, id, seq);
            return JournalComparison.LeftBehind;
        }
        catch (Exception failure)
        {
            // A database that is away or slow keeps nobody from reading; it is asked again in a while.
            _agreedAt = time.GetTimestamp();
            LogLookFailed(logger, failure, id);
            return JournalComparison.Unknown;
        }
    }

    private void Agreed()
    {
        _fresh = true;
        _agreedAt = time.GetTimestamp();
    }

    [LoggerMessage(
        LogEvents.SessionCacheLeftBehind,
        LogLevel.Warning,
        "Session {Session}: its log has gone on after {Seq} without this activation, which steps down")]
    private static partial void LogLeftBehind(ILogger logger, SessionId session, long seq);

    [LoggerMessage(
        LogEvents.SessionCacheLookFailed,
        LogLevel.Warning,
        "Session {Session}: nobody could say whether its log has gone on")]
    private static partial void LogLookFailed(ILogger logger, Exception failure, SessionId session);

    [LoggerMessage(LogEvents.SessionCacheLoadFailed, LogLevel.Error, "Session {Session}: its log could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception failure, SessionId session);
}
