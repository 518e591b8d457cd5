using System.Diagnostics;
using OrleansChat.Edge;
using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>
/// One session's events on their way to local connections: in order, each once. A gap is filled by reading the log
/// before anything later is passed on.
/// </summary>
internal sealed partial class SessionFeed(SessionId id, FeedServices services) : Feed(KeyOf(id))
{
    private const int PageSize = 200;
    private const int MaxReadAttempts = 5;
    private const long Unknown = -1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SessionListeners _listeners = new(id, services);
    private readonly IChatSessionGrain _grain = services.Grains.Session(id);
    private long _delivered = Unknown;
    private long _known;
    private DateTimeOffset _knownSince;
    private bool _reading;
    private int _visitorLeft;

    /// <summary>Whether the visitor waited for an agent when the session was last heard of.</summary>
    private bool _waits = true;

    public SessionId Id => id;

    public SessionListeners Listeners => _listeners;

    public override TimeSpan RenewEvery =>
        _listeners.HasVisitor && services.VisitorEvery(Volatile.Read(ref _waits)) is var often && often < base.RenewEvery
        ? often
        : base.RenewEvery;

    /// <summary>The visitor's last window here has gone: the session counts from now.</summary>
    public void VisitorLeft()
    {
        Volatile.Write(ref _visitorLeft, 1);
        Suspect();
    }

    public static FeedKey KeyOf(SessionId id) => FeedKey.Of(FeedKind.Session, id);

    /// <summary>Something is in the log that did not come: the session's grain may have forgotten this front.</summary>
    public override bool IsBehind(DateTimeOffset now)
    {
        lock (_gate)
        {
            return !_reading && _delivered != Unknown && _known > _delivered && now - _knownSince > Patience;
        }
    }

    public override async Task<Refusal?> Subscribe(FrontLease lease)
    {
        var left = Interlocked.Exchange(ref _visitorLeft, 0) != 0;
        var page = await SubscribeToGrain(lease, left);
        if (!page.IsOk)
            return page.Refusal;
        Begin(page.Value.Summary);
        if (page.Value.Hidden is { } hidden)
            Learn(new VisitorNumbering(hidden, page.Value.Summary.Seq));
        _listeners.VisitorIsGone(page.Value.VisitorLeftAt);
        if (left && !_listeners.HasVisitor)
            await _grain.WindowsClosed(lease.Front);
        return null;
    }

    /// <summary>Sees to it that it is known how the visitor counts what is passed on from now on. Null: it is.</summary>
    public async Task<Refusal?> KnowNumbering()
    {
        for (var attempt = 1; attempt <= MaxReadAttempts; attempt++)
        {
            if (IsNumberingKnown())
                return null;
            var end = await Read(long.MaxValue, 0);
            if (!end.IsOk)
                return end.Refusal;
            var numbering = await VisitorNumbering.Of(end.Value, Read);
            if (!numbering.IsOk)
                return numbering.Refusal;
            Learn(numbering.Value);
        }

        return IsNumberingKnown() ? null : ClusterFaults.Unavailable;
    }

    /// <summary>A page of the log may say more of how the visitor counts than has been passed on yet.</summary>
    public void Learn(VisitorNumbering numbering)
    {
        lock (_gate)
        {
            if (_listeners.Numbering is not { } known || known.UpTo < numbering.UpTo)
                _listeners.Numbering = numbering;
        }
    }

    private bool IsNumberingKnown()
    {
        lock (_gate)
        {
            return _listeners.Numbering is { } known && known.UpTo >= _delivered;
        }
    }

    private Task<Result<SessionPage>> Read(long afterSeq, int limit) => services.Calls.Repeat(() => _grain.Read(afterSeq, limit));

    /// <summary>The session's grain tells this front what comes after this. What was told before and did not come is read.</summary>
    public void Begin(SessionSummary end)
    {
        Volatile.Write(ref _waits, end.Status == SessionStatus.InQueue);
        if (Learn(end.Seq, startHere: true) is { } gap)
            _ = Fill(gap);
    }

    /// <summary>Events after this seq were passed on already.</summary>
    public bool HasPassed(long seq)
    {
        lock (_gate)
        {
            return _delivered > seq;
        }
    }

    private async Task<Result<SessionPage>> SubscribeToGrain(FrontLease lease, bool left)
    {
        var heard = false;
        try
        {
            var page = await _grain.Subscribe(lease, long.MaxValue, left || _listeners.HasVisitor);
            heard = page.IsOk;
            return page;
        }
        finally
        {
            if (left && !heard)
                Volatile.Write(ref _visitorLeft, 1);
        }
    }

    public override Task Unsubscribe(FrontId front) => _grain.Unsubscribe(front);

    /// <summary>A local call was answered with this seq: its event must come soon.</summary>
    public void Expect(long seq)
    {
        lock (_gate)
        {
            if (seq <= Math.Max(_known, _delivered))
                return;
            _known = seq;
            _knownSince = services.Time.GetUtcNow();
        }
    }

    public override void Receive(FrontSignal signal)
    {
        if (signal is TypingSignal typing)
            _listeners.Typing(typing.Notice);
        else if (signal is VisitorSignal visitor)
            _listeners.VisitorIsGone(visitor.LeftAt);
        else if (signal is SessionEventsSignal { Events.Count: 0 })
            Suspect();
        else if (signal is SessionEventsSignal events)
            Receive(events);
    }

    private void Receive(SessionEventsSignal signal)
    {
        using var push = ChatTracing.Start("push", ActivityKind.Consumer, signal.Trace);
        var events = signal.Events;
        long gap;
        lock (_gate)
        {
            _known = Math.Max(_known, events[^1].Seq);
            if (_reading || _delivered == Unknown || events[^1].Seq <= _delivered)
                return;
            if (events[0].Seq <= _delivered + 1)
            {
                Deliver(events);
                return;
            }

            _reading = true;
            gap = _delivered;
        }

        _ = Fill(gap);
    }

    /// <summary>Called under the gate: sends start in the order of seqs.</summary>
    private void Deliver(IReadOnlyList<LoggedEvent> events)
    {
        if (_listeners.Numbering is { } known && events[0].Seq <= known.UpTo + 1)
            _listeners.Numbering = known.With(events);
        _listeners.Events(events[0].Seq > _delivered ? events : [.. events.Where(logged => logged.Seq > _delivered)]);
        _delivered = events[^1].Seq;
    }

    /// <summary>Notes where the log ends; answers from where it must be read, if it must.</summary>
    private long? Learn(long end, bool startHere)
    {
        lock (_gate)
        {
            _known = Math.Max(_known, end);
            if (_delivered == Unknown && startHere)
                _delivered = end;
            if (_reading || _known <= _delivered)
                return null;
            _reading = true;
            return _delivered;
        }
    }

    private async Task Fill(long after)
    {
        FrontMetrics.Gaps.Add(1);
        for (var attempt = 1; attempt <= MaxReadAttempts; attempt++)
        {
            try
            {
                if (await ReadOn(after))
                    return;
            }
            catch (Exception failure)
            {
                LogReadFailed(services.Logger, failure, id, after);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), services.Time);
            lock (_gate)
            {
                after = _delivered;
            }
        }

        GiveUp();
    }

    /// <summary>Reads and delivers until the end of what is known. False: the read was refused; try again.</summary>
    private async Task<bool> ReadOn(long after)
    {
        while (true)
        {
            var page = await Read(after, PageSize);
            if (!page.IsOk)
                return false;
            lock (_gate)
            {
                if (page.Value.Events.Count > 0)
                    Deliver(page.Value.Events);
                after = _delivered;
                if (_known <= _delivered || page.Value.Events.Count == 0)
                {
                    // What is known is stored: a log that ends before it is an old one, and is asked again in a moment.
                    _reading = false;
                    _knownSince = services.Time.GetUtcNow();
                    return true;
                }
            }
        }
    }

    /// <summary>The browsers read for themselves; the next renewal tries again too.</summary>
    private void GiveUp()
    {
        lock (_gate)
        {
            _reading = false;
        }

        _listeners.Resync();
    }

    [LoggerMessage(LogEvents.SessionFeedReadFailed, LogLevel.Warning, "Session {Session}: its events after {After} could not be read")]
    private static partial void LogReadFailed(ILogger logger, Exception failure, SessionId session, long after);
}
