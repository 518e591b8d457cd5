using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace OrleansChat.Sessions;

/// <summary>
/// Empties the write-ahead log after an erasure, beside the writer: nobody's append waits for a reader that is in the way. It is tried
/// again until it is done; what is left at the end of the process SQLite does when the last connection closes.
/// </summary>
internal sealed partial class SqliteLogTruncation(
    string connectionString, TimeProvider time, ILogger<SqliteLogTruncation> logger) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private bool _asked;

    /// <summary>The log is emptied some time after this.</summary>
    public void Ask()
    {
        lock (_lock)
        {
            _asked = true;
            if (_running.IsCompleted)
                _running = Task.Run(Run);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task Run()
    {
        while (IsAsked())
        {
            for (var pause = FirstPause; !TryEmpty(); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                await Task.Delay(pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (_stop.IsCancellationRequested)
                    return;
            }
        }
    }

    /// <summary>False: all that was asked for is done, and the next one who asks starts anew.</summary>
    private bool IsAsked()
    {
        lock (_lock)
        {
            var asked = _asked;
            _asked = false;
            if (!asked)
                _running = Task.CompletedTask;
            return asked;
        }
    }

    /// <summary>Waits for no lock: the writer, which waits for this one, would wait as long.</summary>
    private bool TryEmpty()
    {
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            using var impatient = new SqliteCommand("pragma busy_timeout = 0", connection);
            impatient.ExecuteNonQuery();
            using var empty = new SqliteCommand("pragma wal_checkpoint(truncate)", connection) { CommandTimeout = 1 };
            using var answer = empty.ExecuteReader();
            return answer.Read() && answer.GetInt64(0) == 0;
        }
        catch (SqliteException failure)
        {
            LogFailed(logger, failure);
            return false;
        }
    }

    [LoggerMessage(
        LogEvents.SqliteLogTruncationFailed,
        LogLevel.Warning,
        "The write-ahead log could not be emptied after an erasure; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
