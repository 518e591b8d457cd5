using OrleansChat.Edge;
using OrleansChat.Edge.Calls;
using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

/// <summary>Asks the silos for the next change of their membership, again and again, and raises <see cref="ClusterChanges"/>.</summary>
internal sealed partial class ClusterWatch(
    IGrainFactory grains,
    ClusterChanges changes,
    ClusterClock clock,
    FrontSettings settings,
    TimeProvider time,
    ILogger<ClusterWatch> logger) : EnduringService(time, logger)
{
    /// <summary>A silo answers within a second, change or not; one that hangs does not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Clocks of machines drift slowly, and are set now and then.</summary>
    private static readonly TimeSpan AskTimeEvery = TimeSpan.FromSeconds(10);

    /// <summary>Pulses with other keys are mostly reached through other silos.</summary>
    private const int Pulses = 16;

    private long _known = -1;
    private long? _askedTime;

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override async Task Work(CancellationToken stopping)
    {
        if (settings.Mode == FrontMode.Embedded)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, stopping);
            return;
        }

        for (var pulse = 0; ;)
        {
            try
            {
                var asking = AskTime(pulse, stopping);
                Learn(await grains.MembershipWatch(pulse).NextMembershipVersion(_known).WaitAsync(Patience, _time, stopping));
                await asking;
            }
            catch (Exception failure) when (ClusterFaults.IsPassing(failure) && !stopping.IsCancellationRequested)
            {
                LogNoPulse(_logger, failure);
                pulse = (pulse + 1) % Pulses;
                await Task.Delay(Pause, _time, stopping);
            }
        }
    }

    /// <summary>Does not fail: the membership is asked for whether or not this succeeds, which silos of before do not know.</summary>
    private async Task AskTime(int pulse, CancellationToken stopping)
    {
        if (_askedTime is { } last && _time.GetElapsedTime(last) < AskTimeEvery)
            return;
        var asked = _time.GetTimestamp();
        try
        {
            if (clock.Learn(await grains.MembershipWatch(pulse).Now().WaitAsync(Patience, _time, stopping), asked))
                _askedTime = asked;
        }
        catch (Exception failure)
        {
            if (!stopping.IsCancellationRequested)
                LogNoTime(_logger, failure);
        }
    }

    /// <summary>Silos hear of a change one after the other: an older answer is no news.</summary>
    private void Learn(long version)
    {
        if (version <= _known)
            return;
        var known = _known;
        _known = version;
        if (known < 0)
            return;
        LogChanged(_logger, known, version);
        changes.Raise();
    }

    [LoggerMessage(LogEvents.ClusterWatchChanged, LogLevel.Information, "Membership changed from version {Before} to {After}")]
    private static partial void LogChanged(ILogger logger, long before, long after);

    [LoggerMessage(
        LogEvents.ClusterWatchNoTime,
        LogLevel.Warning,
        "A silo did not say its time; it is asked again, and this front counts on from what it knows")]
    private static partial void LogNoTime(ILogger logger, Exception failure);

    [LoggerMessage(LogEvents.ClusterWatchNoPulse, LogLevel.Warning, "No silo said its membership version; asking another")]
    private static partial void LogNoPulse(ILogger logger, Exception failure);
}
