using System.Collections.Frozen;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace OrleansChat.Keys;

/// <summary>
/// Keys that were made after this front read the ring, which it does once a day: looked for in the database when a cookie or token
/// names one. Whoever invents tokens invents ids of keys too, therefore the database is asked seldom.
/// </summary>
internal sealed partial class MissingKeyLookup(XmlKeyManager stored, TimeProvider time, ILogger<MissingKeyLookup> logger) : IDisposable
{
    private const int Burst = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>What was read this long ago still says that there is no such key.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LogPeriod = TimeSpan.FromMinutes(1);

    private readonly TokenBucketRateLimiter _readings = new(new()
    {
        TokenLimit = Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = Period,
        QueueLimit = 0,
        AutoReplenishment = true,
    });

    private readonly Lock _gate = new();
    private FrozenDictionary<Guid, IKey> _known = FrozenDictionary<Guid, IKey>.Empty;
    private long? _readAt;
    private long? _loggedAt;
    private int _unlogged;

    /// <summary>
    /// Null: the database has no such key. Throws <see cref="TimeoutException"/>,
    /// or what the database driver throws, where that cannot be told now.
    /// </summary>
    public IKey? Find(Guid id)
    {
        if (Known(id) is { } key)
            return key;
        if (Read() && Known(id) is { } read)
        {
            LogFound(logger, id);
            return read;
        }

        Note(id);
        return null;
    }

    public void Dispose() => _readings.Dispose();

    /// <summary>False: it was read so lately that it is not read again.</summary>
    private bool Read()
    {
        using var permit = _readings.AttemptAcquire();
        if (!permit.IsAcquired)
            return IsFresh() ? false : throw new TimeoutException("The keys of cookies and tokens cannot be read now.");
        var began = time.GetTimestamp();
        var all = stored.GetAllKeys().ToFrozenDictionary(key => key.KeyId);
        lock (_gate)
            (_known, _readAt) = (all, began);
        return true;
    }

    private IKey? Known(Guid id)
    {
        lock (_gate)
            return _known.GetValueOrDefault(id);
    }

    private bool IsFresh()
    {
        lock (_gate)
            return _readAt is { } at && time.GetElapsedTime(at) < Fresh;
    }

    /// <summary>One line a minute: anybody can send such tokens.</summary>
    private void Note(Guid id)
    {
        int count;
        lock (_gate)
        {
            _unlogged++;
            if (_loggedAt is { } last && time.GetElapsedTime(last) < LogPeriod)
                return;
            (count, _unlogged, _loggedAt) = (_unlogged, 0, time.GetTimestamp());
        }

        LogUnknown(logger, count, id);
    }

    [LoggerMessage(
        LogEvents.MissingKeyLookupFound,
        LogLevel.Information,
        "A cookie or token names key {Key}, which another front made since this one read the keys: it is used from now on.")]
    private static partial void LogFound(ILogger logger, Guid key);

    [LoggerMessage(
        LogEvents.MissingKeyLookupRefused,
        LogLevel.Warning,
        "{Count} cookies or tokens since the last such line name keys that are not in the database, the last one {Key}, "
        + "and were refused: they are of another installation or invented, or the fronts do not share one database.")]
    private static partial void LogUnknown(ILogger logger, int count, Guid key);
}
