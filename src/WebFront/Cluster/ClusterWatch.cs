using OrleansChat.Access;
using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

/// <summary>Asks the silos for the next change of their membership, again and again, and raises <see cref="ClusterChanges"/>.</summary>
internal sealed partial class ClusterWatch(
    IGrainFactory grains,
    ClusterChanges changes,
    FrontSettings settings,
    TimeProvider time,
    ILogger<ClusterWatch> logger) : BackgroundService
{
    /// <summary>A silo answers within a second, change or not; one that hangs does not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Pulses with other keys are mostly reached through other silos.</summary>
    private const int Pulses = 16;

    private long _known = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mode == FrontMode.Embedded)
            return;
        for (var pulse = 0; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                Learn(await grains.ClusterPulse(pulse).NextMembershipVersion(_known).WaitAsync(Patience, time, stoppingToken));
            }
            catch (Exception failure) when (ClusterFaults.IsPassing(failure) && !stoppingToken.IsCancellationRequested)
            {
                LogNoPulse(logger, failure);
                pulse = (pulse + 1) % Pulses;
                await Task.Delay(Pause, time, stoppingToken);
            }
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
        LogChanged(logger, known, version);
        changes.Raise();
    }

    [LoggerMessage(LogLevel.Information, "Membership changed from version {Before} to {After}")]
    private static partial void LogChanged(ILogger logger, long before, long after);

    [LoggerMessage(LogLevel.Warning, "No silo said its membership version; asking another")]
    private static partial void LogNoPulse(ILogger logger, Exception failure);
}
