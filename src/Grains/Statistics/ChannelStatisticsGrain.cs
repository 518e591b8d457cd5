using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;
using OrleansChat.Channels;
using OrleansChat.Delivery;
using OrleansChat.Sessions;

namespace OrleansChat.Statistics;

/// <summary>
/// A channel's live counters: folded from lifecycle news, checked against the stored sessions now and then and after
/// every activation. It stores nothing: what it says can always be read again.
/// </summary>
[GrainType("chat.channel-statistics")]
[ImplicitStreamSubscription(LifecycleStreams.ChannelNamespace)]
[Reentrant]
public sealed partial class ChannelStatisticsGrain(
    ISessionDirectory directory,
    ChannelPolicies policies,
    FrontRelay relay,
    IOptions<StatisticsOptions> options,
    TimeProvider time,
    ILogger<ChannelStatisticsGrain> logger)
    : Grain, IChannelStatisticsGrain, IStreamSubscriptionObserver, IAsyncObserver<LifecycleNotification>
{
    private static readonly TimeSpan PushDelay = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan PushAgain = TimeSpan.FromSeconds(1);

    private readonly Subscribers _subscribers = new(relay, time);
    private readonly Dictionary<SessionId, SessionSummary> _untold = [];
    private FoldedCounters _counters = null!;
    private IGrainTimer? _push;
    private bool _pushPending;

    private ChannelId Channel => new(this.GetPrimaryKey());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _counters = new(Load);
        await _counters.Begin();
        _push = this.RegisterGrainTimer(
            Push, new() { DueTime = Timeout.InfiniteTimeSpan, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        var every = options.Value.CheckEvery;
        this.RegisterGrainTimer(Check, new() { DueTime = every, Period = every, Interleave = true });
    }

    public async Task<ChannelFigures> Figures()
    {
        var today = await Today();
        if (!IsOf(today) && await _counters.Reconcile(() => IsOf(today)))
            Changed();
        var availability = await GrainFactory.Channel(Channel).Availability();
        return _counters.Current.Figures(availability.PresentAgents);
    }

    public Task<IReadOnlyList<SessionSummary>> Ongoing(int limit) =>
        directory.Ongoing(Channel, Math.Clamp(limit, 1, 500), CancellationToken.None);

    public async Task<bool> Reconcile()
    {
        var differed = await _counters.Reconcile();
        if (differed)
            Changed();
        return differed;
    }

    public Task AgentsPresent(int agents)
    {
        Changed();
        return Task.CompletedTask;
    }

    public Task<ChannelFigures> Subscribe(FrontLease front)
    {
        _subscribers.Add(front);
        return Figures();
    }

    public Task Unsubscribe(FrontId front)
    {
        _subscribers.Remove(front);
        return Task.CompletedTask;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<LifecycleNotification>().ResumeAsync(this);

    public Task OnNextAsync(LifecycleNotification item, StreamSequenceToken? token = null)
    {
        foreach (var summary in item.Sessions)
        {
            if (_counters.Apply(summary))
                _untold[summary.Id] = summary;
        }

        if (_untold.Count > 0)
            Changed();
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex)
    {
        LogStreamFailed(logger, ex, Channel);
        return Reconcile();
    }

    private bool IsOf(DateTimeOffset day) => _counters.Current.DayStart == day;

    private async Task<DateTimeOffset> Today() =>
        Schedule.StartOfDay(time.GetUtcNow(), (await policies.Get(Channel)).Hours.TimeZone);

    private async Task<ChannelCounters> Load()
    {
        var counters = new ChannelCounters(Channel, await Today());
        foreach (var summary in await directory.Live(Channel, counters.DayStart, CancellationToken.None))
            counters.Apply(summary);
        return counters;
    }

    private async Task Check(CancellationToken cancellation)
    {
        try
        {
            if (await Reconcile())
                LogPutRight(logger, Channel);
        }
        catch (Exception failure)
        {
            LogCheckFailed(logger, failure, Channel);
        }
    }

    private void Changed()
    {
        if (!_subscribers.Any)
            _untold.Clear();
        if (_subscribers.Any)
            PushAfter(PushDelay);
    }

    private void PushAfter(TimeSpan delay)
    {
        if (_pushPending)
            return;
        _pushPending = true;
        _push?.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What changed is told with the first figures that could be had.</summary>
    private async Task Push(CancellationToken cancellation)
    {
        _pushPending = false;
        try
        {
            var figures = await Figures();
            SessionSummary[] changed = [.. _untold.Values];
            _untold.Clear();
            _subscribers.Send(new FiguresSignal(Channel, figures, changed));
        }
        catch (Exception failure)
        {
            LogPushFailed(logger, failure, Channel);
            if (_subscribers.Any)
                PushAfter(PushAgain);
        }
    }

    [LoggerMessage(
        LogEvents.ChannelStatisticsGrainPutRight,
        LogLevel.Information,
        "Figures of channel {Channel} put right from the stored sessions")]
    private static partial void LogPutRight(ILogger logger, ChannelId channel);

    [LoggerMessage(
        LogEvents.ChannelStatisticsGrainPushFailed,
        LogLevel.Warning,
        "Figures of channel {Channel} could not be pushed; they will be in a moment")]
    private static partial void LogPushFailed(ILogger logger, Exception failure, ChannelId channel);

    [LoggerMessage(
        LogEvents.ChannelStatisticsGrainCheckFailed,
        LogLevel.Warning,
        "Figures of channel {Channel} could not be checked; the next check will")]
    private static partial void LogCheckFailed(ILogger logger, Exception failure, ChannelId channel);

    [LoggerMessage(
        LogEvents.ChannelStatisticsGrainStreamFailed,
        LogLevel.Warning,
        "The lifecycle stream of channel {Channel} failed; reading the stored sessions")]
    private static partial void LogStreamFailed(ILogger logger, Exception failure, ChannelId channel);
}
