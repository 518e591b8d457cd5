using Microsoft.Extensions.Logging;
using OrleansChat.Hosting;

namespace OrleansChat.Cluster;

/// <summary>Keeps the schedulers active: every silo pings each of them. A scheduler that does not answer holds up no other.</summary>
internal sealed partial class SchedulerKeepAlive(
    IGrainFactory grains, SchedulerOptions options, TimeProvider time, ILogger<SchedulerKeepAlive> logger)
    : EnduringService(time, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override Task Work(CancellationToken stopping) =>
        Task.WhenAll(Enumerable.Range(0, options.Partitions).Select(partition => Keep(partition, stopping)));

    private async Task Keep(int partition, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Period, _time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await grains.Scheduler(partition).Ping();
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                LogFailed(_logger, failure, partition);
            }
        }
    }

    [LoggerMessage(LogEvents.SchedulerKeepAliveFailed, LogLevel.Warning, "Clock {Partition} did not answer; asking again")]
    private static partial void LogFailed(ILogger logger, Exception failure, int partition);
}
