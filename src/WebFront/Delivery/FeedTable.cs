using OrleansChat.Edge.Calls;
using OrleansChat.Results;
using OrleansChat.Sessions;

namespace OrleansChat.Delivery;

/// <summary>Joining and leaving feeds: the first local connection makes the front watch, the last one lets it end.</summary>
internal sealed partial class FeedTable(
    FeedDirectory feeds,
    Front front,
    GrainCalls calls,
    TimeProvider time,
    ILogger<FeedTable> logger)
{
    private static readonly TimeSpan FirstRenewal = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(3);

    /// <summary>How often a grain is looked for again where it has just left.</summary>
    private const int Moves = 3;

    /// <summary>The feed, watched; or why it cannot be. Every success is paid back with <see cref="Leave"/>.</summary>
    public async Task<Result<TFeed>> Join<TFeed, TState>(FeedKey key, Func<FeedKey, TState, TFeed> create, TState state)
        where TFeed : Feed
    {
        var feed = await Enter(key, create, state);
        return await SubscribeEntered(feed) is { } refusal ? refusal : feed;
    }

    /// <summary>The feed, subscribed or not yet. Paid back with <see cref="Leave"/>.</summary>
    public async Task<TFeed> Enter<TFeed, TState>(FeedKey key, Func<FeedKey, TState, TFeed> create, TState state)
        where TFeed : Feed
    {
        while (true)
        {
            var feed = (TFeed)feeds.GetOrAdd(key, create, state);
            if (feed.TryEnter())
            {
                // Whoever made it is about to watch it; the renewal does where that comes to nothing.
                if (feed.RenewAt == default)
                    feed.RenewAt = time.GetUtcNow() + FirstRenewal;
                return feed;
            }

            await WaitUntilClosed(feed);
        }
    }

    /// <summary>A call begins that subscribes this front to a session.</summary>
    public SessionOpening BeginOpening() => new(front.Lease(), feeds.Strays);

    /// <summary>
    /// That call was answered with the log up to <paramref name="end"/>, and the feed goes on from there. Where a signal may have gone past
    /// it, or another call may have made the grain forget this front, the front subscribes by a call of its own.
    /// </summary>
    public async Task<Refusal?> Opened(SessionFeed feed, SessionSummary end, SessionOpening opening)
    {
        await feed.Calls.WaitAsync();
        try
        {
            if (feed.Subscribed)
                return null;
            if (feeds.Strays != opening.Strays)
                return await calls.RepeatValue(() => Subscribe(feed));
            feed.Begin(end);
            Note(feed, subscribed: true);
            return null;
        }
        finally
        {
            feed.Calls.Release();
        }
    }

    public void Leave(Feed feed) => feed.Leave(time.GetUtcNow());

    /// <summary>Watches again and makes good what was missed. Failures are tried again soon.</summary>
    public async Task Renew(Feed feed)
    {
        await feed.Calls.WaitAsync();
        var suspect = feed.TakeSuspicion();
        try
        {
            if (feed.IsIdle(time.GetUtcNow()))
                await Close(feed);
            else if (await calls.RepeatValue(() => Subscribe(feed)) is null && suspect)
                MakeGood(feed);
        }
        catch (Exception failure)
        {
            if (suspect)
                feed.Suspect();
            feed.RenewAt = time.GetUtcNow() + TimeSpan.FromSeconds(1 + Random.Shared.NextDouble());
            LogRenewFailed(logger, failure, feed.Key.Kind, feed.Key.Name);
        }
        finally
        {
            feed.Calls.Release();
        }
    }

    /// <summary>Silos notice a little later that what they sent through a dead one is lost: hence a second look.</summary>
    private void MakeGood(Feed feed)
    {
        feed.MayHaveMissed();
        feed.RenewAt = time.GetUtcNow() + SecondLook;
    }

    private async Task<Refusal?> SubscribeEntered(Feed feed)
    {
        // Nothing closes it once it is entered, so a watched feed needs no waiting for a renewal under way.
        if (feed.Subscribed)
            return null;
        Refusal? refusal = null;
        var entered = false;
        await feed.Calls.WaitAsync();
        try
        {
            if (!feed.Subscribed)
                refusal = await calls.RepeatValue(() => Subscribe(feed));
            entered = refusal is null;
        }
        finally
        {
            feed.Calls.Release();
            if (!entered)
                Leave(feed);
        }

        return refusal;
    }

    private async Task<Refusal?> Subscribe(Feed feed)
    {
        var refusal = await feed.Subscribe(front.Lease());
        for (var moved = 0; moved < Moves && refusal is { Code: RefusalCodes.Fenced, RetryAfter: { } pause }; moved++)
        {
            await Task.Delay(pause, time);
            refusal = await feed.Subscribe(front.Lease());
        }

        Note(feed, subscribed: refusal is null);
        return refusal;
    }

    private void Note(Feed feed, bool subscribed)
    {
        feed.Subscribed = subscribed;
        // Spread, so that what began together does not stay together.
        var next = subscribed ? feed.RenewEvery * 0.8 : TimeSpan.FromSeconds(1);
        feed.RenewAt = time.GetUtcNow() + next * (1 + 0.25 * Random.Shared.NextDouble());
    }

    private async Task Close(Feed feed)
    {
        if (!feed.TryClose(time.GetUtcNow()))
            return;
        try
        {
            await feed.Unsubscribe(front.Id);
        }
        finally
        {
            // After the call: a session that was opened while it was under way may have forgotten this front by it.
            feeds.CountStray();
            feeds.Remove(feed);
        }
    }

    private static async Task WaitUntilClosed(Feed feed)
    {
        await feed.Calls.WaitAsync();
        feed.Calls.Release();
    }

    [LoggerMessage(LogEvents.FeedTableRenewFailed, LogLevel.Warning, "Watching {Kind} {Id} could not be renewed; trying again")]
    private static partial void LogRenewFailed(ILogger logger, Exception failure, FeedKind kind, string id);
}
