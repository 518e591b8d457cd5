using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Cluster;

/// <summary>Keeps the clock running: as long as one silo lives, somebody asks for it.</summary>
internal sealed partial class ClockPinger(IGrainFactory grains, TimeProvider time, ILogger<ClockPinger> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await Next(timer, stoppingToken))
        {
            try
            {
                await grains.Clock().Ping();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, failure);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
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

    [LoggerMessage(LogLevel.Warning, "The clock did not answer; asking again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
