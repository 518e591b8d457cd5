using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Hosting;

/// <summary>
/// A background service that runs as long as the process. An unexpected exception is logged and the work begins again: it ends
/// neither the work nor, which is .NET's default, the whole process.
/// </summary>
public abstract partial class EnduringService(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is stopped. Returning or throwing before that, it is called again.</summary>
    protected abstract Task Work(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The process does not wait for the first step of the work before it goes on starting.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception surprise)
            {
                LogSurprise(logger, surprise, GetType().Name);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogEvents.EnduringServiceSurprise, LogLevel.Error, "{Service} met a surprise and begins again")]
    private static partial void LogSurprise(ILogger logger, Exception surprise, string service);
}
