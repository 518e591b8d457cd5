using OrleansChat.Results;

namespace OrleansChat.Delivery;

/// <summary>
/// Something in the cluster that local connections want to hear of. Watched from the first connection until a while
/// after the last; <see cref="FeedTable"/> keeps the lease.
/// </summary>
internal abstract class Feed(FeedKey key)
{
    private readonly Lock _gate = new();
    private int _users;
    private bool _closed;
    private int _renewing;
    private int _suspect;

    public FeedKey Key => key;

    /// <summary>Held while watching or unwatching, so that the grain hears the two in order.</summary>
    public SemaphoreSlim Calls { get; } = new(1, 1);

    /// <summary>When to watch again. Guarded by <see cref="Calls"/>; read without it as a hint.</summary>
    public DateTimeOffset RenewAt { get; set; }

    public bool Subscribed { get; set; }

    /// <summary>Since when nobody wants it.</summary>
    public DateTimeOffset IdleSince { get; private set; } = DateTimeOffset.MaxValue;

    public virtual TimeSpan RenewEvery => TimeSpan.FromSeconds(60);

    /// <summary>How long it stays watched without users: reloading a page costs no calls.</summary>
    public virtual TimeSpan Linger => TimeSpan.FromSeconds(10);

    /// <summary>Something is known to be missing: watch again before it is time.</summary>
    public virtual bool IsBehind(DateTimeOffset now) => false;

    /// <summary>Takes or renews the lease and makes good what was missed. Null: done.</summary>
    public abstract Task<Refusal?> Subscribe(FrontLease lease);

    public abstract Task Unsubscribe(FrontId front);

    /// <summary>The grain may have forgotten this front for a while, and signals that nobody can count may be lost.</summary>
    public virtual void MayHaveMissed()
    {
    }

    /// <summary>The grain may be a new activation, which knows no watchers: watch again, at once.</summary>
    public bool IsSuspect => Volatile.Read(ref _suspect) != 0;

    public void Suspect() => Volatile.Write(ref _suspect, 1);

    /// <summary>True: it was suspect; whoever takes that watches again.</summary>
    public bool TakeSuspicion() => Interlocked.Exchange(ref _suspect, 0) != 0;

    /// <summary>Passes a signal on. Quick: runs on the path of all signals.</summary>
    public abstract void Receive(FrontSignal signal);

    /// <summary>False: a renewal is under way already.</summary>
    public bool TryBeginRenewal() => Interlocked.Exchange(ref _renewing, 1) == 0;

    public void EndRenewal() => Volatile.Write(ref _renewing, 0);

    /// <summary>False: closed meanwhile; make a new one.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _users++;
            IdleSince = DateTimeOffset.MaxValue;
            return true;
        }
    }

    public void Leave(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (--_users == 0)
                IdleSince = now;
        }
    }

    /// <summary>True: nobody wants it any more, and nobody can from now on.</summary>
    public bool TryClose(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _closed = _users == 0 && now - IdleSince >= Linger;
        }
    }

    public bool IsIdle(DateTimeOffset now) => IdleSince != DateTimeOffset.MaxValue && now - IdleSince >= Linger;
}
