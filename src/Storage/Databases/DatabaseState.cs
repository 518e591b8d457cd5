using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Databases;

/// <summary>Whether the database answers this process. Its going and its coming back are said once each.</summary>
internal sealed partial class DatabaseState(TimeProvider time, ILogger<DatabaseState> logger) : DbConnectionInterceptor
{
    private readonly Lock _lock = new();
    private volatile bool _away;
    private long _since;

    /// <summary>A call was served.</summary>
    public void Answered()
    {
        if (!_away)
            return;
        TimeSpan away;
        lock (_lock)
        {
            if (!_away)
                return;
            _away = false;
            away = time.GetElapsedTime(_since);
        }

        LogBack(logger, away);
    }

    /// <summary>A call was not served, its repetitions included.</summary>
    public void Failed(Exception failure)
    {
        if (_away)
            return;
        lock (_lock)
        {
            if (_away)
                return;
            _since = time.GetTimestamp();
            _away = true;
        }

        LogAway(logger, failure.Message);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Answered();
        return Task.CompletedTask;
    }

    public override Task ConnectionFailedAsync(
        DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Exception is DbException)
            Failed(eventData.Exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogEvents.DatabaseAway, LogLevel.Error, "The database does not answer: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(LogEvents.DatabaseBack, LogLevel.Information, "The database answers again, after {Away}")]
    private static partial void LogBack(ILogger logger, TimeSpan away);
}
