namespace OrleansChat.Cluster;

/// <summary>A front may be started before the first silo: it goes on looking for one.</summary>
internal sealed partial class ClusterConnectRetryFilter(
    TimeProvider time, ILogger<ClusterConnectRetryFilter> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogNoSilo(logger, exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogEvents.ClusterConnectRetryFilterNoSilo, LogLevel.Warning, "No silo answers yet ({Reason}); trying again")]
    private static partial void LogNoSilo(ILogger logger, string reason);
}
