using OrleansChat.Cluster;
using OrleansChat.Hosting;

namespace OrleansChat.Delivery;

/// <summary>
/// Keeps what is watched watched: renews leases in time, at once when the set of silos changed (a new activation knows no
/// watchers), and ends those that nobody wants any more.
/// </summary>
internal sealed partial class FeedRenewal(
    FeedDirectory feeds,
    FeedTable table,
    ClusterChanges changes,
    TimeProvider time,
    ILogger<FeedRenewal> logger) : EnduringService(time, logger)
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;
    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);

    protected override async Task Work(CancellationToken stopping)
    {
        changes.Changed += SuspectAll;
        try
        {
            using var timer = new PeriodicTimer(Tick, _time);
            while (await timer.WaitForNextTickAsync(stopping))
                RenewDue();
        }
        finally
        {
            changes.Changed -= SuspectAll;
        }
    }

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    private void SuspectAll()
    {
        LogWatchingAgain(_logger, feeds.Count);
        feeds.SuspectAll();
        // Not on the thread that noticed: it may be the one that reads from a silo.
        _ = Task.Run(RenewDue);
    }

    private void RenewDue()
    {
        var now = _time.GetUtcNow();
        foreach (var feed in feeds.All.Where(feed => IsDue(feed, now)))
        {
            if (feed.TryBeginRenewal())
                _ = Renew(feed);
        }
    }

    /// <summary>Not waited for by the loop: a silo that hangs must not hold up the feeds of the others.</summary>
    private async Task Renew(Feed feed)
    {
        await _slots.WaitAsync();
        try
        {
            await table.Renew(feed);
        }
        finally
        {
            _slots.Release();
            feed.EndRenewal();
        }
    }

    private static bool IsDue(Feed feed, DateTimeOffset now) =>
        feed.IsSuspect || feed.IsIdle(now) || feed.RenewAt <= now || feed.IsBehind(now);

    [LoggerMessage(LogEvents.FeedRenewalWatchingAgain, LogLevel.Information, "The cluster changed: watching {Count} feeds again")]
    private static partial void LogWatchingAgain(ILogger logger, int count);
}
