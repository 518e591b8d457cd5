using OrleansChat.Hosting;

namespace OrleansChat.Delivery;

/// <summary>
/// Keeps what is watched watched: renews leases in time, at once when the set of silos changed (a new activation knows no
/// watchers), and ends those that nobody wants any more.
/// </summary>
internal sealed partial class FeedRenewal(
    FeedDirectory feeds,
    FeedTable table,
    IGrainFactory grains,
    FrontSettings settings,
    TimeProvider time,
    ILogger<FeedRenewal> logger) : BackgroundService
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(AtOnce, AtOnce);
    private long _membership = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await NextTick(timer, stoppingToken))
        {
            var changed = settings.Mode != FrontMode.Embedded && await MembershipChanged();
            var now = time.GetUtcNow();
            foreach (var feed in feeds.All.Where(feed => changed || IsDue(feed, now)))
            {
                if (feed.TryBeginRenewal())
                    _ = Renew(feed, changed);
            }
        }
    }

    /// <summary>Not waited for by the loop: a silo that hangs must not hide the news that it is gone.</summary>
    private async Task Renew(Feed feed, bool forgotten)
    {
        await _slots.WaitAsync();
        try
        {
            await table.Renew(feed, forgotten);
        }
        finally
        {
            _slots.Release();
            feed.EndRenewal();
        }
    }

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    private static bool IsDue(Feed feed, DateTimeOffset now) =>
        feed.IsIdle(now) || feed.RenewAt <= now || feed.IsBehind(now);

    private static async Task<bool> NextTick(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> MembershipChanged()
    {
        try
        {
            var version = await grains.ClusterPulse().MembershipVersion();
            var known = _membership;
            // Silos hear of a change one after the other: an older answer is no news.
            if (version <= known)
                return false;
            _membership = version;
            if (known < 0)
                return false;
            LogMembershipChanged(logger, known, version, feeds.Count);
            return true;
        }
        catch (Exception failure)
        {
            // The next answer will have another version, and then everything is watched again.
            LogNoPulse(logger, failure);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Membership changed from version {Before} to {After}: watching {Count} feeds again")]
    private static partial void LogMembershipChanged(ILogger logger, long before, long after, int count);

    [LoggerMessage(LogLevel.Warning, "The cluster did not say its membership version")]
    private static partial void LogNoPulse(ILogger logger, Exception failure);
}
