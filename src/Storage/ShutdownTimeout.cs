using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansChat.Databases;
using OrleansChat.Hosting;

namespace OrleansChat.Storage;

/// <summary>
/// Limits how long a process takes to end. A silo that leaves writes to the database, and would wait minutes for a database that is away,
/// although it need not: what was acknowledged is committed.
/// </summary>
internal sealed partial class ShutdownTimeout(
    ChatDatabase database, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ShutdownTimeout> logger)
    : LifecycleService
{
    /// <summary>Longer than the journal tries to write what it has taken; with the last question and the end itself below 10 s.</summary>
    private static readonly TimeSpan WithoutDatabase = TimeSpan.FromSeconds(6);

    /// <summary>The host gives its parts 30 s, and some take more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(35);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource _expired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    /// <summary>Done when the process should wait for nothing any more.</summary>
    public Task Expired => _expired.Task;

    /// <summary>A process that waits for its database is not started, and stops too.</summary>
    public override Task StartingAsync(CancellationToken cancellationToken) => Register();

    /// <summary>Again: who registers last is told first, and others wait for browsers when they are told.</summary>
    public override Task StartedAsync(CancellationToken cancellationToken) => Register();

    private Task Register()
    {
        lifetime.ApplicationStopping.Register(Begin);
        return Task.CompletedTask;
    }

    private void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
            _ = Task.Run(Watch);
    }

    private async Task Watch()
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var answers = await Answers();
            var elapsed = time.GetElapsedTime(began);
            if (!answers && elapsed >= WithoutDatabase)
                LogWithoutDatabase(logger);
            else if (elapsed >= Longest)
                LogTooLong(logger, elapsed);
            else
            {
                await Task.Delay(Pause, time);
                continue;
            }

            _expired.TrySetResult();
            return;
        }
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            await database.Ask(patience.Token).WaitAsync(Patience, time);
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The process has come to its end by itself.
            return true;
        }
        catch (Exception failure)
        {
            LogNoAnswer(logger, failure);
            return false;
        }
    }

    [LoggerMessage(
        LogEvents.ShutdownTimeoutWithoutDatabase,
        LogLevel.Warning,
        "The database does not answer, and this process ends without it: its chats were not handed over and it did not sign off, "
        + "so others take it for dead. Nothing acknowledged is lost; what was not acknowledged is sent again by the browsers.")]
    private static partial void LogWithoutDatabase(ILogger logger);

    [LoggerMessage(
        LogEvents.ShutdownTimeoutTooLong,
        LogLevel.Error,
        "Stopping took {Elapsed}, and this process ends before all its parts have. "
        + "Nothing acknowledged is lost; what was not acknowledged is sent again by the browsers.")]
    private static partial void LogTooLong(ILogger logger, TimeSpan elapsed);

    [LoggerMessage(LogEvents.ShutdownTimeoutNoAnswer, LogLevel.Debug, "The database did not answer a process that stops")]
    private static partial void LogNoAnswer(ILogger logger, Exception failure);
}
